import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { z } from "zod";
import { applicationId, ledgerVersion } from "../../electron/store/migrate.ts";
import { openProject } from "../../electron/store/project.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

test("a project of the first ledger is brought to this one, with its facts and a copy from before", (context) => {
  const path = join(temporaryFolder(context), "old.seedbed");
  const raw = new Database(path);
  raw.exec(readFileSync(projectFile("electron/store/migrations/0001-ledger.sql"), "utf8"));
  raw.pragma(`application_id = ${applicationId}`);
  raw.pragma("user_version = 1");
  raw
    .prepare(
      "INSERT INTO source (name, sha256, bytes, format, added, repeated, set_aside, imported_at) VALUES ('old.jsonl', 'x', 1, 'chat', 0, 0, 0, 1)",
    )
    .run();
  raw.close();

  const project = openProject(path, { create: false });
  context.after(() => project.close());
  const { db } = project;
  assert.equal(db.get(z.object({ name: z.string() }), "SELECT name FROM source")?.name, "old.jsonl");
  assert.equal(db.get(z.object({ n: z.number() }), "SELECT count(*) AS n FROM seed_act")?.n, 0);
  assert.equal(
    db.get(z.object({ user_version: z.number() }), "PRAGMA user_version")?.user_version,
    ledgerVersion,
  );
  assert.ok(existsSync(`${path}.v1`));
});
