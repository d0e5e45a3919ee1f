import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { RowFacts } from "./cardFacts.ts";
import { ExportError } from "./exportError.ts";
import { jsonLine } from "./jsonl.ts";
import { readParquet, ROW_GROUP_SIZE, writeParquet } from "./parquet.ts";
import { datasetRecord } from "./row.ts";
import type { DatasetFormat } from "../nouns/exportView.ts";
import type { DatasetRow } from "./row.ts";

/** How far the writing is: rows written, or rows read back and compared. */
export type RowProgress = { readonly doing: "writing" | "comparing"; readonly rows: number };

/** Hears of progress, at least once a row group; `signal` ends the work with its reason. */
export type Watching = {
  readonly onProgress?: ((progress: RowProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Rows between two words of progress. */
const TELL_EVERY = 500;

/**
 * Writes the rows in one pass to a Parquet and a JSON Lines file, then reads the Parquet file back and
 * compares it with the lines. Throws an ExportError when they differ. Holds one row group in memory.
 */
export async function writeRowFiles(
  rows: Iterable<DatasetRow> | AsyncIterable<DatasetRow>,
  format: DatasetFormat,
  paths: { readonly parquet: string; readonly jsonl: string },
  watching: Watching = {},
): Promise<RowFacts> {
  const marks = new Map<string, number>();
  const groupHashes: string[] = [];
  let rowCount = 0;
  let markedRowCount = 0;
  const lines = await open(paths.jsonl, "w");
  try {
    const endGroup = async (group: string[]) => {
      const text = group.splice(0).join("");
      groupHashes.push(sha256(text));
      await lines.appendFile(text);
      await setImmediate(); // The host stays responsive between row groups.
      watching.signal?.throwIfAborted();
    };
    const records = async function* () {
      const group: string[] = [];
      for await (const row of rows) {
        const record = datasetRecord(row, format);
        group.push(jsonLine(record));
        rowCount += 1;
        if (record.marks.length > 0) markedRowCount += 1;
        if (rowCount % TELL_EVERY === 0) watching.onProgress?.({ doing: "writing", rows: rowCount });
        for (const mark of new Set(record.marks)) marks.set(mark, (marks.get(mark) ?? 0) + 1);
        yield record;
        if (group.length === ROW_GROUP_SIZE) await endGroup(group);
      }
      if (group.length > 0) await endGroup(group);
    };
    await writeParquet(paths.parquet, format, records());
    await syncFiles(lines, paths.parquet);
  } finally {
    await lines.close();
  }
  await compareReadBack(paths.parquet, groupHashes, watching);
  const counts = [...marks].map(([mark, count]) => ({ mark, count })).sort((a, b) => b.count - a.count);
  return { rowCount, markedRowCount, marks: counts };
}

async function syncFiles(lines: FileHandle, parquetPath: string): Promise<void> {
  await lines.sync();
  const parquet = await open(parquetPath, "r+");
  try {
    await parquet.sync();
  } finally {
    await parquet.close();
  }
}

async function compareReadBack(
  path: string,
  groupHashes: readonly string[],
  { onProgress, signal }: Watching,
): Promise<void> {
  let index = 0;
  for await (const group of readParquet(path)) {
    signal?.throwIfAborted();
    if (sha256(group.map(jsonLine).join("")) !== groupHashes[index]) {
      const first = index * ROW_GROUP_SIZE + 1;
      throw new ExportError(
        `Rows ${first} to ${first + group.length - 1} read back from the Parquet file differ from those written; nothing was exported. Export again, to another disk if it recurs.`,
      );
    }
    index += 1;
    onProgress?.({ doing: "comparing", rows: (index - 1) * ROW_GROUP_SIZE + group.length });
  }
  if (index !== groupHashes.length) {
    throw new ExportError(
      "The Parquet file read back holds fewer rows than were written; nothing was exported. Export again, to another disk if it recurs.",
    );
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
