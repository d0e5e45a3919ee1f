import { z } from "zod";

/** How a row's text is laid out: chat messages, Alpaca's three columns, or ShareGPT's conversations. */
export const datasetFormat = z.enum(["messages", "alpaca", "sharegpt"]);
export type DatasetFormat = z.infer<typeof datasetFormat>;

/** What the user chooses before an export. */
export const exportChoice = z.strictObject({
  format: datasetFormat,
  /** An SPDX id; null says in the card that none was chosen. */
  license: z.string().min(1).max(64).nullable(),
  /** Marks whose rows stay out. */
  leftOut: z.array(z.string().min(1).max(64)).max(50),
});
export type ExportChoice = z.infer<typeof exportChoice>;

/** What an export with this choice would hold. Texts are shown, never interpreted. */
export type ExportPreview = Readonly<{
  keptRows: number;
  /** Rows in the file: the kept ones less those left out. */
  rows: number;
  marks: readonly Readonly<{ mark: string; count: number }>[];
  card: string;
  /** The first rows as lines of the JSON Lines file, at most three. */
  firstRows: readonly string[];
  runFile: string;
  folder: string;
}>;

/** How far an export is, then where it is. */
export type ExportNews =
  | Readonly<{ kind: "going"; doing: "writing" | "comparing"; rows: number; total: number }>
  | Readonly<{ kind: "done"; folder: string; rows: number; sentence: string }>;
