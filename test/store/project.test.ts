import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { z } from "zod";
import { Failure } from "../../electron/nouns/failure.ts";
import { applicationId, ledgerVersion } from "../../electron/store/migrate.ts";
import { peekProject } from "../../electron/store/peek.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { temporaryFolder } from "../support/temporary.ts";

const column = z.object({ name: z.string(), type: z.string(), pk: z.number() });
const named = z.object({ name: z.string() });

function tablesOf(project: Project): readonly string[] {
  const rows = project.db.all(
    named,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return rows.map(({ name }) => name);
}

const sample: Readonly<Record<string, unknown>> = { INTEGER: 1, REAL: 0.5, TEXT: "x", BLOB: Buffer.of(1) };
/** What the checks of the tables ask for. */
const allowedText: Readonly<Record<string, unknown>> = {
  "run.kind": "grow",
  "session_end.reason": "paused",
  "seed.source": null,
  "recipe.layout": "list20",
  "verdict.rule": null,
  "embedding.seed": null,
  "seed_act.act": "retire",
  "review.act": "keep",
  "window.outcome": "off",
  "window_candidate.fate": "came_in",
};

/** Puts one made-up row into every table; what it refers to need not be there. */
function fillEveryTable(path: string): void {
  const raw = new Database(path);
  raw.pragma("foreign_keys = OFF");
  for (const { name } of z
    .array(named)
    .parse(raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all())) {
    const columns = z.array(column).parse(raw.pragma(`table_info(${name})`));
    const values = columns.map(({ type, name: of }) => {
      const key = `${name}.${of}`;
      return key in allowedText ? allowedText[key] : sample[type];
    });
    raw.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => "?").join(", ")})`).run(...values);
  }
  raw.close();
}

/** Everything in a folder, by name, to see that nothing was touched. */
function contents(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

function refused(path: string, kind: Failure["kind"], sentence: string): void {
  assert.throws(
    () => openProject(path, { create: true }),
    (error) => {
      assert.ok(error instanceof Failure);
      assert.deepEqual([error.kind, error.sentence], [kind, sentence]);
      return true;
    },
  );
}

describe("the ledger only grows", () => {
  test("every table refuses UPDATE, DELETE, INSERT OR REPLACE and UPDATE OR REPLACE, and keeps its row", (t) => {
    const path = join(temporaryFolder(t), "guards.seedbed");
    openProject(path, { create: true }).close();
    fillEveryTable(path);
    const project = openProject(path, { create: false });
    const tables = tablesOf(project);
    assert.ok(tables.length >= 28, `${tables.length} tables`);
    for (const table of tables) {
      const rows = (): unknown => project.db.all(z.record(z.string(), z.unknown()), `SELECT * FROM ${table}`);
      const before = rows();
      const columns = project.db.all(column, `SELECT name, type, pk FROM pragma_table_info('${table}')`);
      const first = columns[0]?.name ?? "";
      for (const sql of [
        `UPDATE ${table} SET ${first} = ${first}`,
        `UPDATE OR REPLACE ${table} SET ${first} = ${first}`,
        `DELETE FROM ${table}`,
        `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
      ]) {
        const attempt = (): unknown => project.write((db) => db.insert(sql));
        assert.throws(attempt, { message: `${table} is a ledger: append only` }, sql);
      }
      assert.deepEqual(rows(), before);
    }
    project.close();
  });

  test("a transaction that fails leaves nothing of itself", (t) => {
    const project = openProject(join(temporaryFolder(t), "whole.seedbed"), { create: true });
    const insert =
      "INSERT INTO recipe (sha256, layout, writer, parameters, created_at) VALUES (?, ?, 'w', '{}', 1)";
    assert.throws(
      () =>
        project.write((db) => {
          db.insert(insert, "a", "list20");
          db.insert(insert, "b", "no such layout");
        }),
      /CHECK/,
    );
    assert.deepEqual(project.db.all(named, "SELECT sha256 AS name FROM recipe"), []);
    project.close();
  });
});

describe("a project is open once", () => {
  const holder = fileURLToPath(new URL("./holdProject.ts", import.meta.url));

  test("a second opener is refused, in this process and from another; after a SIGKILL it is free", async (t) => {
    const path = join(temporaryFolder(t), "held.seedbed");
    const child = spawn(process.execPath, [holder, path], { stdio: ["pipe", "pipe", "inherit"] });
    await once(child.stdout, "data");
    const sentence = `The project ${path} is open in another Seedbed. Close it there, or open another project here.`;
    refused(path, "project-open-elsewhere", sentence);
    child.kill("SIGKILL");
    await once(child, "exit");
    const mine = openProject(path, { create: false });
    refused(path, "project-open-elsewhere", sentence);
    mine.close();
    openProject(path, { create: false }).close();
  });

  test("another process that closes it makes room", async (t) => {
    const path = join(temporaryFolder(t), "closed.seedbed");
    const child = spawn(process.execPath, [holder, path], { stdio: ["pipe", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.stdin.end();
    const [code] = await once(child, "exit");
    assert.equal(code, 0);
    openProject(path, { create: false }).close();
  });
});

describe("a file that is not ours", () => {
  const sentenceOf = (path: string): string =>
    `${path} is not a Seedbed project. Choose a file that ends in .seedbed.`;

  test("is refused and left byte for byte: text, a torn header, databases of others, also in WAL mode", (t) => {
    const folder = temporaryFolder(t);
    const others: Readonly<Record<string, (path: string) => void>> = {
      "notes.txt": (path) =>
        writeFileSync(path, "Some notes of mine, long enough to be read as a header.\n".repeat(40)),
      "header.seedbed": (path) =>
        writeFileSync(path, Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(84, 7)])),
      "plain.db": (path) => makeDatabase(path, []),
      "wal.db": (path) => makeDatabase(path, ["journal_mode = WAL"]),
      "other.db": (path) => makeDatabase(path, ["application_id = 1", "user_version = 1"]),
    };
    for (const [name, make] of Object.entries(others)) {
      const path = join(folder, name);
      make(path);
      const before = contents(folder);
      refused(path, "project-not-ours", sentenceOf(path));
      assert.deepEqual(contents(folder), before, name);
      assert.equal(
        peekProject(path, () => "read"),
        null,
      );
      assert.deepEqual(contents(folder), before, name);
    }
  });

  test("written by a newer Seedbed is refused with both versions and left byte for byte", (t) => {
    const folder = temporaryFolder(t);
    const path = join(folder, "newer.seedbed");
    openProject(path, { create: true }).close();
    const raw = new Database(path);
    raw.pragma(`user_version = ${ledgerVersion + 1}`);
    raw.close();
    const before = contents(folder);
    const sentence = `${path} was written by a newer Seedbed (ledger ${ledgerVersion + 1}, this one knows ${ledgerVersion}). Update Seedbed to open it.`;
    refused(path, "project-newer", sentence);
    assert.deepEqual(contents(folder), before);
    assert.equal(
      peekProject(path, () => "read"),
      null,
    );
  });

  test("that is missing is refused unless it may be made", (t) => {
    const path = join(temporaryFolder(t), "missing.seedbed");
    assert.throws(
      () => openProject(path, { create: false }),
      new Failure("project-missing", `There is no project at ${path}. Check the name, or start a new one.`),
    );
    assert.ok(!existsSync(path));
    assert.equal(
      peekProject(path, () => "read"),
      null,
    );
  });

  function makeDatabase(path: string, pragmas: readonly string[]): void {
    const raw = new Database(path);
    for (const pragma of pragmas) raw.pragma(pragma);
    raw.exec("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
    raw.close();
  }
});

describe("migration", () => {
  test("makes a new file ours, with its version, and a file that a kill left empty too", (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, "empty.seedbed"), "");
    for (const name of ["fresh.seedbed", "empty.seedbed"]) {
      const path = join(folder, name);
      const project = openProject(path, { create: true });
      assert.ok(tablesOf(project).includes("seed_change"));
      assert.equal(project.name, name.replace(".seedbed", ""));
      project.close();
      assert.ok(!existsSync(`${path}-wal`), "the file alone is the project");
      const raw = new Database(path, { readonly: true });
      assert.equal(raw.pragma("application_id", { simple: true }), applicationId);
      assert.equal(raw.pragma("user_version", { simple: true }), ledgerVersion);
      assert.deepEqual(raw.pragma("integrity_check", { simple: true }), "ok");
      raw.close();
    }
  });

  test("leaves a project of this version as it is", (t) => {
    const folder = temporaryFolder(t);
    const path = join(folder, "same.seedbed");
    openProject(path, { create: true }).close();
    const before = contents(folder);
    openProject(path, { create: false }).close();
    assert.deepEqual(contents(folder), before);
  });
});
