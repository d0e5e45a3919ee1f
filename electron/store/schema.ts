import Database from "better-sqlite3";
import { z } from "zod";
import { applyMigrations } from "./migrate.ts";

const entry = z.object({ type: z.string(), name: z.string(), sql: z.string() });

const known = new Map<number, string>();

/**
 * Whether a database has exactly the tables, indexes and triggers of a ledger version, word for word but for white
 * space. A file that somebody else made could hold views in place of tables, and triggers that act on our inserts.
 */
export function hasLedgerSchema(raw: Database.Database, version: number): boolean {
  return schemaOf(raw) === ledgerSchema(version);
}

function ledgerSchema(version: number): string {
  const found = known.get(version);
  if (found !== undefined) return found;
  const fresh = new Database(":memory:");
  try {
    applyMigrations(fresh, 0, version);
    const schema = schemaOf(fresh);
    known.set(version, schema);
    return schema;
  } finally {
    fresh.close();
  }
}

function schemaOf(raw: Database.Database): string {
  const rows = raw
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all();
  return z
    .array(entry)
    .parse(rows)
    .map(({ type, name, sql }) => `${type} ${name} ${sql.replaceAll(/\s+/g, " ")}`)
    .toSorted()
    .join("\n");
}
