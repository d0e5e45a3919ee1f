import { csvPieces, isCsv } from "./csv.ts";
import { arrayPieces, linePieces } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { LACKS_INSTRUCTION, NOT_JSON, recordFormat, recordTask } from "./record.ts";
import type { RecordFormat } from "./record.ts";
import type { FileSeed, SeedFile, SeedFormat, SeedRefusal, SetAsideLine } from "./seedFile.ts";

/** The largest seed file that is read, in bytes: 64 MB. */
export const SEED_FILE_MAX_BYTES = 64 * 1024 * 1024;

const SET_ASIDE_TEXT_MAX_LENGTH = 2000;
const WANTED =
  "Choose self-instruct's seed_tasks.jsonl, an Alpaca, ShareGPT or chat file as JSON or JSONL, or a CSV file.";

/**
 * Reads the bytes of a seed file; the format is found by looking. A bad line is set aside and the
 * rest goes in; a task whose instruction and input stood before is counted, not added again.
 * `fileName` is what the sentence of a refusal calls the file.
 */
export function readSeeds(bytes: Uint8Array, fileName = "the file"): SeedFile | SeedRefusal {
  if (bytes.byteLength > SEED_FILE_MAX_BYTES) {
    return refuse("too-large", `${fileName} holds more than 64 MB. Split it and drop the parts.`);
  }
  const text = utf8Text(bytes);
  if (text === undefined) {
    return refuse("not-utf8", `${fileName} is not UTF-8 text. Save it as UTF-8 and drop it again.`);
  }
  if (text.trim() === "") return refuse("empty", `${fileName} is empty. ${WANTED}`);
  const isArray = text.trimStart().startsWith("[");
  const isTable = isCsv(text);
  const { formats, ...read } = readPieces(
    isArray ? arrayPieces(text) : isTable ? csvPieces(text) : linePieces(text),
  );
  if (read.seeds.length === 0) return refuseAll(read.setAside, fileName);
  return { kind: "seeds", format: isTable ? "csv" : formatOf(formats, isArray), ...read };
}

/** How most of the file's seeds are written. */
function formatOf(formats: readonly RecordFormat[], isArray: boolean): SeedFormat {
  const half = formats.length / 2;
  for (const format of ["self-instruct", "sharegpt", "chat"] as const) {
    if (formats.filter((each) => each === format).length > half) return format;
  }
  return isArray ? "alpaca-json" : "alpaca-jsonl";
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readPieces(pieces: readonly Piece[]) {
  const seeds: FileSeed[] = [];
  const setAside: SetAsideLine[] = [];
  const known = new Set<string>();
  let duplicates = 0;
  const formats: RecordFormat[] = [];
  for (const [index, piece] of pieces.entries()) {
    const value = parseJson(piece.text);
    const task = value === undefined ? { reason: piece.reason ?? NOT_JSON } : recordTask(value);
    if ("reason" in task) {
      const text = piece.text.slice(0, SET_ASIDE_TEXT_MAX_LENGTH).toWellFormed();
      const sharesLine = [pieces[index - 1], pieces[index + 1]].some((near) => near?.line === piece.line);
      setAside.push({
        line: piece.line,
        item: sharesLine ? index + 1 : null,
        reason: task.reason,
        text,
      });
      continue;
    }
    const key = JSON.stringify([task.instruction.trim(), task.input.trim()]);
    if (known.has(key)) {
      duplicates += 1;
      continue;
    }
    known.add(key);
    seeds.push({ line: piece.line, ...task });
    formats.push(recordFormat(value));
  }
  return { seeds, setAside, duplicates, formats };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuseAll(setAside: readonly SetAsideLine[], fileName: string): SeedRefusal {
  if (setAside.length > 0 && setAside.every(({ reason }) => reason === NOT_JSON)) {
    return refuse("not-json", `${fileName} has no line that is JSON. ${WANTED}`);
  }
  if (setAside.every(({ reason }) => LACKS_INSTRUCTION.includes(reason))) {
    return refuse("no-instruction", `no line of ${fileName} has an instruction. ${WANTED}`);
  }
  return refuse("no-output", `no line of ${fileName} has both an instruction and an output. ${WANTED}`);
}

function refuse(reason: SeedRefusal["reason"], why: string): SeedRefusal {
  return { kind: "refused", reason, sentence: `Nothing was added: ${why}` };
}
