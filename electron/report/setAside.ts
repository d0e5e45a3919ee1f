import { z } from "zod";
import type { SetAsidePage } from "../nouns/seedView.ts";
import type { ReadableDb } from "../store/readable.ts";

const id = z.number().int().positive();
const lineRow = z.object({
  id,
  file: z.string(),
  line: z.number().int(),
  item: z.number().int().nullable(),
  reason: z.string(),
  text: z.string(),
});
const totalRow = z.object({ total: z.number().int().nonnegative() });

/** The lines of all seed files that were set aside, as they came, at most `limit` after the id `after`. */
export function setAside(db: ReadableDb, after: number, limit: number): SetAsidePage {
  const rows = db.all(
    lineRow,
    `SELECT a.id, s.name AS file, a.line, a.item, a.reason, a.text FROM set_aside a JOIN source s ON s.id = a.source
     WHERE a.id > ? ORDER BY a.id LIMIT ?`,
    after,
    limit,
  );
  const total = db.get(totalRow, "SELECT coalesce(sum(set_aside), 0) AS total FROM source")?.total ?? 0;
  return { rows, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null), total };
}
