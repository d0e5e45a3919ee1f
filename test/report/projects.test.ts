import assert from "node:assert/strict";
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { projectLine, projects } from "../../electron/report/projects.ts";
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
  const lines = projects(folder).map(({ name, seeds, kept, goal }) => ({ name, seeds, kept, goal }));
  assert.deepEqual(lines, [
    { name: "new", seeds: 3, kept: 1, goal: 40 },
    { name: "old", seeds: 0, kept: null, goal: null },
  ]);
});

test("a file that is no project is listed without figures and left as it was", (context) => {
  const folder = temporaryFolder(context);
  writeFileSync(join(folder, "odd.seedbed"), "no database at all, but long enough to be looked at");
  assert.deepEqual(
    projects(folder).map(({ name, kept, goal, state }) => [name, kept, goal, state.kind]),
    [["odd", null, null, "unreadable"]],
  );
});

test("a line tells how the last sitting ended, and whether the file is there at all", (context) => {
  const folder = temporaryFolder(context);
  const path = join(folder, "run.seedbed");
  const ledger = new Ledger(path);
  assert.equal(projectLine(path).state.kind, "noRun");
  ledger.source("seeds.jsonl", 3);
  ledger.run(40);
  ledger.project.close();
  assert.equal(projectLine(path).state.kind, "crashed");
  assert.equal(projectLine(join(folder, "gone.seedbed")).state.kind, "missing");
});

test("a folder that is not there holds no projects", (context) => {
  assert.deepEqual(projects(join(temporaryFolder(context), "none")), []);
});
