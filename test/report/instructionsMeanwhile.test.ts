import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { instructionIndex } from "../../electron/report/instructionIndex.ts";
import { Ledger } from "../support/ledger.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** As many rows as the index reads at a time, so that it breathes once before it reads on. */
const sliceRows = 4_000;

test("a row that is judged, placed and put in a batch while the index is read has all of it at the next look", async (context) => {
  const ledger = new Ledger(join(temporaryFolder(context), "meanwhile.seedbed"));
  context.after(() => ledger.project.close());
  const { db } = ledger.project;
  ledger.source("seeds.jsonl", 3);
  const run = ledger.run();
  const [first = 0] = ledger.reply(run, [1, 2, 3], [{ instruction: "Name a tree" }]);
  ledger.project.write((to) => {
    const numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)";
    const tasks = "1, i, 'Task ' || i, '', 'Done.', 0 FROM n";
    const columns = "parsing, ordinal, instruction, input, output, shortened";
    to.insert(`INSERT INTO candidate (${columns}) ${numbers} SELECT ${tasks}`, sliceRows);
    const verdict = "INSERT INTO verdict (run, candidate, kept_number, rule, score, marks)";
    to.insert(`${verdict} SELECT ?, id, id, NULL, 0.1, '[]' FROM candidate WHERE id > ?`, run, first);
    to.insert(
      "INSERT INTO cluster (run, candidate, kept_number, cluster) SELECT run, candidate, kept_number, 1 FROM verdict",
    );
  });
  const late = first + sliceRows + 1;
  let breaths = 0;
  const index = await instructionIndex(db, run, async () => {
    breaths += 1;
    if (breaths !== 2) return;
    // The verdicts are read by now, and the first slice of the placed rows.
    ledger.insert("candidate", {
      parsing: 1,
      ordinal: late,
      instruction: "Late",
      input: "",
      output: "Done.",
      shortened: 0,
    });
    ledger.insert("verdict", {
      run,
      candidate: late,
      kept_number: late,
      rule: null,
      score: 0.1,
      marks: "[]",
    });
    ledger.place(run, late, late, 3);
    ledger.batch(run, 1, [
      { candidate: late, cluster: 3 },
      { candidate: first, cluster: 1 },
    ]);
  });
  assert.ok(breaths >= 2);
  assert.equal(index.row(late), undefined);
  assert.equal(index.row(late - 1)?.cluster, 1);
  await instructionIndex(db, run, () => Promise.resolve());
  assert.deepEqual([index.row(late)?.cluster, index.row(late)?.batch], [3, 1]);
  assert.equal(index.row(first)?.batch, 1);
});
