import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import Database from "better-sqlite3";
import { currentRun } from "../../electron/cycle/tables.ts";
import { unjudged } from "../../electron/filter/tables.ts";
import { Failure } from "../../electron/nouns/failure.ts";
import { peekProject } from "../../electron/store/peek.ts";
import { openProject } from "../../electron/store/project.ts";
import type { Project } from "../../electron/store/project.ts";
import { temporaryFolder } from "../support/temporary.ts";

describe("a row that Seedbed cannot have written", () => {
  function edited(folder: string, sql: string): Project {
    const path = join(folder, "edited.seedbed");
    openProject(path, { create: true }).close();
    const raw = new Database(path);
    raw.pragma("foreign_keys = OFF");
    raw.pragma("ignore_check_constraints = ON");
    raw.exec(sql);
    raw.close();
    return openProject(path, { create: false });
  }
  const run = (key: string, settings: string): string =>
    `INSERT INTO run (kind, key, settings, settings_hash, versions, created_at) VALUES ('grow', '${key}', '${settings}', '', '', 1)`;

  const cases: readonly (readonly [string, string, (project: Project) => unknown, string])[] = [
    ["a key that is none", run("not hex", "{}"), ({ db }) => currentRun(db), "at key"],
    ["settings that are no JSON", run("00", "{"), ({ db }) => currentRun(db), "not JSON at settings"],
    ["settings that lack a field", run("00", "{}"), ({ db }) => currentRun(db), "at settings.preset"],
    [
      "a list that is no list",
      `INSERT INTO reply VALUES (1, 1, 1, '', 'stop', 'm', 1, 1, 1, 1);
       INSERT INTO parsing VALUES (1, 1, 1, 1, 0, '{"no":"list"}', 1)`,
      ({ db }) => unjudged(db, 1, 9),
      "at broken",
    ],
    [
      "a count below zero",
      `INSERT INTO reply VALUES (1, 1, 1, '', 'stop', 'm', -4, 1, 1, 1); INSERT INTO parsing VALUES (1, 1, 1, 1, 0, '[]', 1)`,
      ({ db }) => unjudged(db, 1, 9),
      "at promptTokens",
    ],
  ];
  for (const [name, sql, read, where] of cases) {
    test(`is refused with the project, the place and what to do: ${name}`, (t) => {
      const project = edited(temporaryFolder(t), sql);
      assert.throws(
        () => read(project),
        (error) => {
          assert.ok(error instanceof Failure);
          assert.equal(error.kind, "project-damaged");
          assert.ok(
            error.sentence.startsWith(
              `The project ${project.path} holds a row that Seedbed cannot have written (`,
            ),
          );
          assert.ok(error.sentence.endsWith("). Open a copy made earlier, or start a new project."));
          assert.ok(error.sentence.includes(`${where})`), error.sentence);
          return true;
        },
      );
      assert.equal(
        peekProject(project.path, (db) => read({ ...project, db })),
        null,
      );
      project.close();
    });
  }
});
