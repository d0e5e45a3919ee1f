import Database from "better-sqlite3";
import type { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import { diskFailure } from "./diskFailure.ts";
import type { SqlValue, WritableDb } from "./readable.ts";

/** Wraps a better-sqlite3 connection: prepared statements are kept, rows are checked. */
export function connection(raw: Database.Database, path: string): WritableDb {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = raw.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  const checked = <S extends z.ZodType>(schema: S, row: unknown, sql: string): z.output<S> => {
    const result = schema.safeParse(row);
    if (result.success) return result.data;
    throw new Failure(
      "project-damaged",
      `The project ${path} holds a row that Seedbed cannot have written (${result.error.issues[0]?.message ?? "unknown"} at ${result.error.issues[0]?.path.join(".") ?? "?"}). Open a copy made earlier, or start a new project.`,
      { cause: new Error(sql) },
    );
  };
  return {
    all: (schema, sql, ...params: readonly SqlValue[]) =>
      fromDisk(path, () => prepared(sql).all(...bound(sql, params))).map((row) => checked(schema, row, sql)),
    get: (schema, sql, ...params: readonly SqlValue[]) => {
      const row = fromDisk(path, () => prepared(sql).get(...bound(sql, params)));
      return row === undefined ? undefined : checked(schema, row, sql);
    },
    insert: (sql, ...params: readonly SqlValue[]) =>
      Number(prepared(sql).run(...bound(sql, params)).lastInsertRowid),
  };
}

/** What a query gives; an error of the disk becomes the failure that it stands for. */
function fromDisk<T>(path: string, query: () => T): T {
  try {
    return query();
  } catch (error) {
    throw diskFailure(error, path) ?? error;
  }
}

/** better-sqlite3 takes `?1`, `?2` as names, so numbered parameters go as one object. */
function bound(
  sql: string,
  params: readonly SqlValue[],
): readonly (SqlValue | Readonly<Record<string, SqlValue>>)[] {
  if (!/\?\d/.test(sql)) return params;
  return [Object.fromEntries(params.map((value, index) => [String(index + 1), value]))];
}
