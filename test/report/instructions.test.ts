import assert from "node:assert/strict";
import { test } from "node:test";
import type { InstructionFilter } from "../../electron/nouns/view.ts";
import { instructions } from "../../electron/report/instructions.ts";
import { grownLedger } from "./grownLedger.ts";

function pager(context: Parameters<typeof grownLedger>[0]) {
  const { ledger, run } = grownLedger(context);
  return (show: InstructionFilter["show"], search = "", before: number | null = null, limit = 100) => {
    const page = instructions(ledger.project.db, run, { show, search }, before, limit);
    return {
      ids: page.rows.map((row) => row.candidate),
      next: page.next,
      total: page.total,
      rows: page.rows,
    };
  };
}

test("each choice lists its rows newest first with its total", (context) => {
  const page = pager(context);
  const seen = (["kept", "marked", "set aside", "all"] as const).map((show) => [
    page(show).ids,
    page(show).total,
  ]);
  assert.deepEqual(seen, [
    [[7, 6, 5, 4, 2, 1], 6],
    [[5], 1],
    [[8, 3], 2],
    [[8, 7, 6, 5, 4, 3, 2, 1], 8],
  ]);
});

test("pages join without a gap or a repeat and the last one says that it is the last", (context) => {
  const page = pager(context);
  for (const show of ["kept", "set aside", "all"] as const) {
    const joined: number[] = [];
    let before: number | null = null;
    do {
      const { ids, next } = page(show, "", before, 2);
      joined.push(...ids);
      before = next;
    } while (before !== null);
    assert.deepEqual(joined, page(show).ids);
  }
});

test("a search looks into instruction, input and output, takes % _ and \\ as they are, and counts what it finds", (context) => {
  const page = pager(context);
  const found = (search: string) => page("all", search).ids;
  assert.deepEqual(found("birds"), [3, 1]);
  assert.deepEqual(found("MOON pulls"), [2]);
  assert.deepEqual(found("3 1 2"), [6]);
  assert.deepEqual(found("100%"), [4]);
  assert.deepEqual(found("%"), [4]);
  assert.deepEqual(found("s_of"), [4]);
  assert.deepEqual(found("0\\10"), [4]);
  assert.deepEqual(found("no such words"), []);
  assert.deepEqual(page("kept", "birds").total, 1);
  assert.deepEqual(page("all", "birds", null, 1), { ...page("all", "birds", null, 1), total: 2, next: 3 });
});

test("a row shows its cluster, its first batch and that batch's gradient norm", (context) => {
  const [line] = pager(context)("kept", "birds").rows;
  assert.deepEqual(line, {
    candidate: 1,
    keptNumber: 1,
    rule: null,
    instruction: "Name three birds of the sea",
    input: "",
    output: "Done.",
    score: 0.3,
    cluster: 0,
    batch: 1,
    gradientNorm: 2.25,
    marks: [],
    prompt: 1,
  });
});

test("a row that a later epoch trains on again is listed once, with its first batch", (context) => {
  const { ledger, run } = grownLedger(context);
  ledger.batch(run, 3, [{ candidate: 1, cluster: 0 }], 2);
  const { rows } = instructions(ledger.project.db, run, { show: "kept", search: "birds" }, null, 10);
  assert.deepEqual(
    rows.map((row) => [row.candidate, row.batch]),
    [[1, 1]],
  );
});

test("a row that waits has no batch, and a row set aside keeps its reason", (context) => {
  const page = pager(context);
  assert.deepEqual([page("kept").rows[0]?.batch, page("kept").rows[0]?.cluster], [null, null]);
  assert.deepEqual(
    page("set aside").rows.map((row) => row.rule),
    ["blacklisted_word", "too_close"],
  );
  assert.deepEqual(page("marked").rows[0]?.marks, ["placeholder"]);
});
