import Database from "better-sqlite3";
import { z } from "zod";

type Value = string | number | null;
type Row = Readonly<Record<string, unknown>>;

/** Reads a project's ledger with SQL of the test's own, without opening the project. */
export function facts<T>(
  path: string,
  read: (query: (sql: string, ...params: readonly Value[]) => readonly Row[]) => T,
): T {
  const raw = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return read((sql, ...params) =>
      z.array(z.record(z.string(), z.unknown())).parse(raw.prepare(sql).all(...params)),
    );
  } finally {
    raw.close();
  }
}

/** The one number that a query gives. */
export function factCount(path: string, sql: string, ...params: readonly Value[]): number {
  return facts(path, (query) => z.number().parse(Object.values(query(sql, ...params)[0] ?? {})[0]));
}

/** How many facts of each kind stand; kinds without a fact are left out. */
export function factCounts(path: string): Readonly<Record<string, number>> {
  return facts(path, (query) => {
    const tables = query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").map((row) =>
      z.string().parse(row["name"]),
    );
    const counted = tables.map(
      (table) => [table, z.number().parse(query(`SELECT count(*) AS n FROM ${table}`)[0]?.["n"])] as const,
    );
    return Object.fromEntries(counted.filter(([, count]) => count > 0));
  });
}

/** The kinds of fact that became more, and by how many. */
export function gained(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const more = Object.entries(after).map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const);
  return Object.fromEntries(more.filter(([, count]) => count !== 0));
}
