import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { z } from "zod";
import { projectLine } from "../../electron/report/projects.ts";
import { applicationId, ledgerVersion } from "../../electron/store/migrate.ts";
import { peekProject } from "../../electron/store/peek.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { openProject } from "../../electron/store/project.ts";
import { projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

test("a file that is marked as ours and holds other tables, views or triggers is refused and not peeked into", (context) => {
  const folder = temporaryFolder(context);
  const hostile = [
    "DROP TABLE source; CREATE VIEW source AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n",
    "CREATE TRIGGER quiet AFTER INSERT ON prompt BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TABLE more (id INTEGER)",
    "DROP TABLE seed_act",
  ];
  for (const [index, sql] of hostile.entries()) {
    const path = join(folder, `hostile${index}.seedbed`);
    openProject(path, { create: true }).close();
    const raw = new Database(path);
    raw.exec(sql);
    raw.close();
    assert.equal(
      peekProject(path, () => "read"),
      null,
      sql,
    );
    assert.throws(
      () => openProject(path, { create: false }),
      (error) => error instanceof Failure && error.kind === "project-not-ours",
      sql,
    );
  }
});

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

  assert.equal(projectLine(path).state.kind, "older");
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

test("a project of the second ledger with a run keeps its facts and takes a review and a replay", (context) => {
  const path = join(temporaryFolder(context), "second.seedbed");
  const raw = new Database(path);
  for (const step of ["0001-ledger", "0002-seed-acts"]) {
    raw.exec(readFileSync(projectFile(`electron/store/migrations/${step}.sql`), "utf8"));
  }
  raw.pragma(`application_id = ${applicationId}`);
  raw.pragma("user_version = 2");
  raw.exec(
    `INSERT INTO run (kind, key, settings, settings_hash, versions, created_at) VALUES ('grow', '00', '{}', 'h', '{}', 1);
     INSERT INTO recipe (sha256, layout, writer, parameters, created_at) VALUES ('x', 'list20', 'w', '{}', 1);`,
  );
  raw.close();

  const project = openProject(path, { create: false });
  context.after(() => project.close());
  const one = z.object({ n: z.number() });
  const { db } = project;
  assert.equal(db.get(one, "SELECT count(*) AS n FROM run WHERE parent IS NULL AND settings = '{}'")?.n, 1);
  assert.equal(db.get(one, "SELECT count(*) AS n FROM recipe")?.n, 1);
  assert.equal(
    db.get(one, "SELECT (SELECT count(*) FROM review) + (SELECT count(*) FROM replay) AS n")?.n,
    0,
  );
  assert.equal(
    db.get(z.object({ user_version: z.number() }), "PRAGMA user_version")?.user_version,
    ledgerVersion,
  );
  assert.ok(existsSync(`${path}.v2`));
});
