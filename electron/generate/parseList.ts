import type { BrokenReason, ParsedCandidate, ParsedReply } from "../nouns/parsed.ts";
import { labelOf, listParts, withoutSeparators } from "./listParts.ts";
import { upToLastSentence } from "./sentence.ts";

type Fields = { instruction: string; input: string; output: string | null };
type Read = Readonly<{ kind: "task"; task: Fields } | { kind: "broken" } | { kind: "nothing" }>;

const noInput = /^(?:<no[ _-]?inputs?>|\(?(?:none|n\/a|no input)\)?\.?)$/iu;
const listMark = /^[ \t]*(?:#+[ \t]*)?\d{1,3}[ \t]*[.)]/;

/**
 * Reads the reply to a `list20` prompt. It takes what the reference parser takes (ALGORITHMS 3) and also
 * what models really write: any numbering, other separators, bold or unnumbered labels, no blank after
 * the number, code fences, talk before the list. A reply that ran into the token limit
 * (`finishReason` "length") costs at most its last task: that answer is trimmed to its last finished
 * sentence. Every text is accepted; what is no task is named in `broken`.
 */
export function parseList(reply: string, finishReason: string): ParsedReply {
  const parts = listParts(reply);
  const candidates: ParsedCandidate[] = [];
  const broken: { ordinal: number; reason: BrokenReason }[] = [];
  parts.forEach((part, place) => {
    const reads = tasksOf(part, place === 0);
    for (const [index, read] of reads.entries()) {
      const last = place === parts.length - 1 && index === reads.length - 1;
      const cut = finishReason === "length" && last;
      const ordinal = candidates.length + broken.length;
      if (read.kind === "nothing") continue;
      const outcome = read.kind === "broken" ? null : finished(read.task, cut);
      if (outcome === null) broken.push({ ordinal, reason: cut ? "unfinished" : "missing field" });
      else if (outcome === "cut") broken.push({ ordinal, reason: "cut" });
      else candidates.push({ ordinal, ...outcome });
    }
  });
  if (candidates.length + broken.length === 0) broken.push({ ordinal: 0, reason: "no task" });
  return { candidates, broken };
}

/** The task as a candidate, "cut" when its answer holds no finished sentence, null when it has no answer. */
function finished(task: Fields, cut: boolean): Omit<ParsedCandidate, "ordinal"> | "cut" | null {
  const instruction = withoutSeparators(task.instruction);
  if (task.output === null || instruction === "") return null;
  const named = withoutSeparators(task.input);
  const input = noInput.test(named) ? "" : named;
  const output = withoutSeparators(task.output);
  if (!cut) return { instruction, input, output, shortened: false };
  const trimmed = upToLastSentence(output);
  return trimmed === undefined ? "cut" : { instruction, input, output: trimmed, shortened: true };
}

/** The tasks of one part: its first one, and what follows it under a number of another task. */
function tasksOf(part: string, first: boolean): readonly Read[] {
  if (withoutSeparators(part) === "") return [];
  const strict = strictTask(part, first);
  return strict === null ? tolerantTasks(part, first) : [{ kind: "task", task: strict }];
}

/** The reference's reading, but for the number, which may be any: three labels of one number, in order. */
function strictTask(part: string, first: boolean): Fields | null {
  const number = /(?<!\d)(\d{1,3})\.\s+(?:Instruction|Input|Output):/.exec(part)?.[1];
  if (number === undefined) return null;
  const pieces = part.split(new RegExp(`(?<!\\d)${number}\\.\\s+(Instruction|Input|Output):`));
  const continued = first && pieces[1] === "Input" && (pieces[0] ?? "").trim() !== "";
  const [, one, instruction, two, input, three, output, ...more] = continued
    ? ["", "Instruction", ...pieces]
    : pieces;
  if (one !== "Instruction" || two !== "Input" || three !== "Output" || more.length > 0) return null;
  if (instruction === undefined || input === undefined || output === undefined) return null;
  // "**4. Input:** x": the asterisks belong to the label, which only the tolerant reading knows.
  if ([instruction, input, output].some((text) => text.startsWith("**"))) return null;
  if (output.split("\n").some((line) => labelOf(line)?.number === Number(number) + 1)) return null;
  return { instruction, input, output };
}

/** Line by line: the first label of each kind opens its field; a label of the next number, a new task. */
function tolerantTasks(part: string, first: boolean): readonly Read[] {
  let field: "before" | "instruction" | "input" | "output" = "before";
  const text = { before: "", instruction: "", input: "", output: "" };
  const seen = new Set<string>();
  let number: number | null = null;
  const lines = part.split("\n");
  for (const [index, line] of lines.entries()) {
    const label = labelOf(line);
    const next = number !== null && label?.number === number + 1;
    if (next && seen.has("output")) {
      const rest = tolerantTasks(lines.slice(index).join("\n"), false);
      return [taskFrom(text, seen, first), ...rest];
    }
    const opens = label !== null && !seen.has(label.field) && !seen.has("output");
    if (label !== null && opens) {
      seen.add(label.field);
      number ??= label.number;
      field = label.field;
      text[field] = label.rest;
    } else text[field] += `\n${line}`;
  }
  return [taskFrom(text, seen, first)];
}

function taskFrom(
  text: Readonly<{ before: string; instruction: string; input: string; output: string }>,
  seen: ReadonlySet<string>,
  first: boolean,
): Read {
  const instruction = seen.has("instruction") ? text.instruction : first ? text.before : "";
  if (seen.size === 0) {
    return { kind: listMark.test(withoutSeparators(text.before)) ? "broken" : "nothing" };
  }
  if (!seen.has("output") || instruction.trim() === "") return { kind: "broken" };
  return { kind: "task", task: { instruction, input: text.input, output: text.output } };
}
