import type { z } from "zod";

/** A value that SQLite stores as it is. */
export type SqlValue = string | number | null | Uint8Array;

/** Read access: every row passes a schema, because a project file may have been edited by others. */
export type ReadableDb = Readonly<{
  /** All rows of a query; throws Failure `project-damaged` when a row does not fit the schema. */
  all: <S extends z.ZodType>(
    schema: S,
    sql: string,
    ...params: readonly SqlValue[]
  ) => readonly z.output<S>[];
  /** The first row of a query, or undefined. */
  get: <S extends z.ZodType>(
    schema: S,
    sql: string,
    ...params: readonly SqlValue[]
  ) => z.output<S> | undefined;
}>;

/** Write access; handed out only inside `Project.write`, which is one transaction. */
export type WritableDb = ReadableDb &
  Readonly<{
    /** Inserts one fact and gives its row id. */
    insert: (sql: string, ...params: readonly SqlValue[]) => number;
  }>;
