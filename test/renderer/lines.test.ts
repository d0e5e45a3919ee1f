import assert from "node:assert/strict";
import { test } from "node:test";
import type { InstructionLine } from "../../electron/nouns/view.ts";
import { openLines } from "../../renderer/instructions/lines.ts";
import { isNarrowed, listKey, listQuery, readListSearch } from "../../renderer/instructions/listSearch.ts";

function line(candidate: number, instruction = ""): InstructionLine {
  const texts = { instruction, input: "", output: "" };
  const empty = { keptNumber: null, rule: null, score: null, cluster: null, batch: null, gradientNorm: null };
  return { candidate, ...texts, ...empty, marks: [], prompt: 1, review: null };
}

/** A backend that answers when it is let. */
function heldBackend() {
  const waiting: { asked: readonly number[]; answer: (lines: readonly InstructionLine[]) => void }[] = [];
  const lines = openLines(
    (asked) =>
      new Promise((answer) => {
        waiting.push({ asked, answer });
      }),
  );
  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      const stop = lines.subscribe(() => {
        stop();
        resolve();
      });
    });
  return { lines, waiting, changed };
}

test("while lines are on their way only the newest wish waits, and what is known is not asked for again", async () => {
  const { lines, waiting, changed } = heldBackend();
  const list = {};
  lines.want([1, 2], list);
  lines.want([50, 51], list);
  lines.want([2, 90], list);
  assert.deepEqual(
    waiting.map(({ asked }) => asked),
    [[1, 2]],
  );
  const first = changed();
  waiting[0]?.answer([line(1), line(2)]);
  await first;
  const second = changed();
  waiting[1]?.answer([line(90)]);
  await second;
  assert.deepEqual(
    waiting.map(({ asked }) => asked),
    [[1, 2], [90]],
  );
  assert.equal(lines.line(90)?.candidate, 90);
  assert.equal(lines.line(50), undefined);
});

test("with another list known lines stay until they were read again", async () => {
  const { lines, waiting, changed } = heldBackend();
  lines.want([1], "before");
  const first = changed();
  waiting[0]?.answer([line(1, "old")]);
  await first;
  lines.want([1], "after");
  assert.equal(lines.line(1)?.instruction, "old");
  const second = changed();
  waiting[1]?.answer([line(1, "new")]);
  await second;
  assert.equal(lines.line(1)?.instruction, "new");
});

test("a backend that fails is not asked on and on, and says why", async () => {
  let asked = 0;
  const lines = openLines(() => {
    asked += 1;
    return Promise.reject(new Error("No project is open."));
  });
  const failed = new Promise<void>((resolve) => {
    lines.subscribe(resolve);
  });
  lines.want([1, 2], null);
  await failed;
  assert.deepEqual([asked, lines.failure()], [1, "No project is open."]);
});

test("an address says every filter and the sort, and what does not fit is left out", () => {
  const raw = { show: "all", search: 42, cluster: 7, batches: "301-309", reason: "too_close", seed: 17 };
  const read = readListSearch({ ...raw, nearest: "0.7-0.85", sort: "norm", rising: true, story: 5 });
  assert.deepEqual(listQuery(read), {
    filter: {
      show: "all",
      search: "42",
      cluster: 7,
      batches: { from: 301, to: 309 },
      reason: "too_close",
      seed: 17,
      request: null,
      nearest: { from: 0.7, to: 0.85 },
    },
    sort: { by: "norm", isRising: true },
  });
  const odd = {
    cluster: -1,
    batches: "9-3",
    nearest: "0-2",
    seed: "x",
    sort: "rowid",
    rising: "yes",
    story: 0,
  };
  assert.deepEqual(readListSearch({ ...odd, reason: "<b>" }), { show: "kept", search: "" });
});

test("the story is no part of what is listed", () => {
  const plain = readListSearch({});
  assert.equal(listKey({ ...plain, story: 5 }), listKey(plain));
  assert.deepEqual(
    [isNarrowed(plain), isNarrowed({ ...plain, show: "all" }), isNarrowed({ ...plain, seed: 1 })],
    [false, false, true],
  );
});
