import { copyFileSync, readFileSync } from "node:fs";
import type Database from "better-sqlite3";

/** "Seed" in ASCII: marks a SQLite file as one of ours. */
export const applicationId = 0x53656564;

const migrations = ["0001-ledger", "0002-seed-acts", "0003-reviews-and-replays"].map(
  (name) => new URL(`./migrations/${name}.sql`, import.meta.url),
);

/** The ledger version that this Seedbed writes. */
export const ledgerVersion = migrations.length;

/**
 * Brings a project to `ledgerVersion`, one transaction a step; before the first step on a project with
 * facts a copy `PATH.v<version>` is made.
 */
export function migrate(raw: Database.Database, path: string, version: number): void {
  if (version >= ledgerVersion) return;
  if (version > 0) {
    raw.pragma("wal_checkpoint(TRUNCATE)");
    copyFileSync(path, `${path}.v${version}`);
  }
  applyMigrations(raw, version, ledgerVersion);
}

/** Brings a database from one ledger version to another, one transaction a step. */
export function applyMigrations(raw: Database.Database, from: number, to: number): void {
  for (const [index, file] of migrations.entries()) {
    if (index < from || index >= to) continue;
    const sql = readFileSync(file, "utf8");
    raw.transaction(() => {
      raw.exec(sql);
      raw.pragma(`application_id = ${applicationId}`);
      raw.pragma(`user_version = ${index + 1}`);
    })();
  }
}
