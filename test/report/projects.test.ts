import assert from "node:assert/strict";
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { projects } from "../../electron/report/projects.ts";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";

test("projects are listed with kept and goal, the last changed first, also while they are open", (context) => {
  const folder = temporaryFolder(context);
  const old = new Ledger(join(folder, "old.seedbed"));
  old.project.close();
  utimesSync(join(folder, "old.seedbed"), 1000, 1000);
  const ledger = new Ledger(join(folder, "new.seedbed"));
  context.after(() => ledger.project.close());
  ledger.source("seeds.jsonl", 3);
  ledger.reply(ledger.run(40), [1, 2, 3], [{ instruction: "A kept task here" }]);
  writeFileSync(join(folder, "notes.txt"), "not a project");
  const lines = projects(folder).map(({ name, kept, goal }) => ({ name, kept, goal }));
  assert.deepEqual(lines, [
    { name: "new", kept: 1, goal: 40 },
    { name: "old", kept: null, goal: null },
  ]);
});

test("a file that is no project is listed without figures and left as it was", (context) => {
  const folder = temporaryFolder(context);
  writeFileSync(join(folder, "odd.seedbed"), "no database at all, but long enough to be looked at");
  assert.deepEqual(
    projects(folder).map(({ name, kept, goal }) => [name, kept, goal]),
    [["odd", null, null]],
  );
});

test("a folder that is not there holds no projects", (context) => {
  assert.deepEqual(projects(join(temporaryFolder(context), "none")), []);
});
