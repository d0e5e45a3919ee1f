import { z } from "zod";
import type { ReadableDb } from "../store/readable.ts";

/** Lines shown of one file; its count of all stands beside them. */
const shownLines = 200;

const id = z.number().int().positive();
const count = z.number().int().nonnegative();
const sourceRow = z.object({
  id,
  name: z.string(),
  format: z.string(),
  added: count,
  repeated: count,
  setAsideCount: count,
});
const lineRow = z.object({
  line: z.number().int(),
  item: z.number().int().nullable(),
  reason: z.string(),
  text: z.string(),
});

/** A seed file that was taken in: what it added and the first 200 lines that were set aside. */
export type SourceLine = Readonly<{
  name: string;
  format: string;
  added: number;
  repeated: number;
  setAsideCount: number;
  setAside: readonly Readonly<z.infer<typeof lineRow>>[];
}>;

/** The seed files of a project in the order they came; what a person typed in the app is none. */
export function sources(db: ReadableDb): readonly SourceLine[] {
  const rows = db.all(
    sourceRow,
    "SELECT id, name, format, added, repeated, set_aside AS setAsideCount FROM source WHERE format <> 'typed' ORDER BY id",
  );
  return rows.map(({ id: source, ...row }) => ({
    ...row,
    setAside: row.setAsideCount === 0 ? [] : db.all(lineRow, linesSql, source, shownLines),
  }));
}

const linesSql = "SELECT line, item, reason, text FROM set_aside WHERE source = ? ORDER BY id LIMIT ?";
