import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { card } from "./card.ts";
import type { CardFacts } from "./cardFacts.ts";
import { errorCode, makePartial, moveIntoPlace } from "./destination.ts";
import { ExportError } from "./exportError.ts";
import { isLicenseId } from "./license.ts";
import type { DatasetFormat } from "../nouns/exportView.ts";
import type { DatasetRow } from "./row.ts";
import { llamaFactoryInfo } from "./llamaFactory.ts";
import { writeRowFiles } from "./rowFiles.ts";
import type { Watching } from "./rowFiles.ts";

const PARQUET = "data/train-00000-of-00001.parquet";
const JSONL = "train.jsonl";
const CARD = "README.md";
const RUN = "seedbed_run.json";
const INFO = "dataset_info.json";

/** What an export is made of. `license` is an SPDX id; null writes that none was chosen. */
export type DatasetExport = {
  readonly folder: string;
  readonly rows: Iterable<DatasetRow> | AsyncIterable<DatasetRow>;
  readonly facts: CardFacts;
  readonly format: DatasetFormat;
  readonly license: string | null;
  /** Marks whose rows were left out, for the card. */
  readonly leftOut?: readonly string[];
  /** The run's settings and figures, written as seedbed_run.json. */
  readonly runJson: Readonly<Record<string, unknown>>;
};

export type WrittenFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** A finished export: its files, their paths relative to the folder, and its number of rows. */
export type WrittenDataset = { readonly files: readonly WrittenFile[]; readonly rows: number };

/**
 * Writes a data set's folder: Parquet, JSON Lines, card, run file and LLaMA-Factory's entry. It is written beside the folder,
 * read back and compared, and only then put in place; an earlier export there is replaced whole.
 * Other work runs between row groups, so `rows` must not keep a database statement open.
 * Throws an ExportError with a sentence for the user; then nothing half-written stays.
 */
export async function writeDataset(dataset: DatasetExport, watching: Watching = {}): Promise<WrittenDataset> {
  const { folder, license } = dataset;
  if (license !== null && !isLicenseId(license)) {
    throw new ExportError(
      `"${license}" is not an SPDX licence id; nothing was exported. Write it as in Apache-2.0 or CC-BY-4.0.`,
    );
  }
  try {
    const partial = await makePartial(folder);
    try {
      const rows = await writeFiles(dataset, partial.path, watching);
      const files = await Promise.all(
        [PARQUET, JSONL, CARD, RUN, INFO].map((path) => describeFile(partial.path, path)),
      );
      await moveIntoPlace(partial);
      return { files, rows };
    } finally {
      await rm(partial.path, { recursive: true, force: true });
    }
  } catch (error) {
    throw withSentence(error, folder);
  }
}

async function writeFiles(
  { rows, facts, format, license, leftOut = [], runJson }: DatasetExport,
  path: string,
  watching: Watching,
): Promise<number> {
  await mkdir(join(path, "data"));
  const paths = { parquet: join(path, PARQUET), jsonl: join(path, JSONL) };
  const rowFacts = await writeRowFiles(rows, format, paths, watching);
  if (rowFacts.rowCount === 0) {
    throw new ExportError(
      leftOut.length === 0
        ? "There is no kept row to export; nothing was written. Grow until some are kept."
        : "Every kept row is left out by its marks; nothing was written. Leave fewer marks out.",
    );
  }
  await writeText(join(path, CARD), card(facts, rowFacts, { format, license, leftOut }));
  await writeText(join(path, RUN), `${JSON.stringify(runJson, null, 2)}\n`);
  const info = llamaFactoryInfo(facts.title, format, JSONL);
  await writeText(join(path, INFO), `${JSON.stringify(info, null, 2)}\n`);
  return rowFacts.rowCount;
}

async function writeText(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function describeFile(folder: string, path: string): Promise<WrittenFile> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(join(folder, path)), hash);
  const { size } = await stat(join(folder, path));
  return { path, bytes: size, sha256: hash.digest("hex") };
}

const WHY: ReadonlyMap<string, string> = new Map([
  ["ENOSPC", "the disk is full. Make room or choose another disk."],
  ["EDQUOT", "the disk quota is used up. Make room or choose another disk."],
  ["EACCES", "it may not be written to. Choose another folder."],
  ["EPERM", "it may not be written to. Choose another folder."],
  ["EROFS", "its disk is read-only. Choose another folder."],
  ["EBUSY", "another program uses it. Close that and export again."],
]);

const SYSTEM_ERROR_CODE = /^E[A-Z0-9]+$/;

function withSentence(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (code === undefined || !SYSTEM_ERROR_CODE.test(code)) return error;
  const why = WHY.get(code) ?? `the system answered ${code}. Choose another folder.`;
  return new ExportError(`Nothing was exported to ${folder}: ${why}`, { cause: error });
}
