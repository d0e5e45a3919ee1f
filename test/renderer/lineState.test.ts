import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunState } from "../../electron/nouns/view.ts";
import { lineParts, lineState, type Flow, type LinePart } from "../../renderer/grow/loop/lineState.ts";
import { lineWords } from "../../renderer/words/loop.ts";
import { overviewOf } from "./loopFixture.ts";

const growing: RunState = { kind: "growing", startedAt: 0 };
const rested = { composed: 316, trained: 316, expected: 500, homeShare: 0.96 };

function flows(state: RunState, change: Parameters<typeof overviewOf>[1] = {}): readonly Flow[] {
  const { flow } = lineState(overviewOf(state, change));
  return lineParts.map((part: LinePart) => flow[part]);
}

function stopped(part: "writing" | "training" | "all", isGoingOn: boolean): RunState {
  return { kind: "stopped", at: 0, part, sentence: "It ended.", isGoingOn };
}

test("before a run the whole line is grey, and done it flows everywhere", () => {
  assert.deepEqual(new Set(flows({ kind: "noRun" })), new Set(["empty"]));
  assert.deepEqual(new Set(flows({ kind: "done", at: 0 })), new Set(["flowing"]));
});

test("while growing only the batches that wait are dotted, with their count", () => {
  assert.deepEqual(flows(growing), [
    "flowing",
    "flowing",
    "flowing",
    "flowing",
    "waiting",
    "flowing",
    "flowing",
    "flowing",
  ]);
  const overview = overviewOf(growing);
  assert.equal(lineState(overview).batchesWaiting, 2);
  assert.equal(lineWords(overview, 2).next, "2 waiting");
  assert.deepEqual(new Set(flows(growing, { batches: rested })), new Set(["flowing"]));
});

test("requests that wait for the trainer make the line wait from the seeds on, and it says so", () => {
  const held = { waitsForTraining: { batchesAhead: 20, limit: 20 } };
  assert.equal(flows(growing, held)[0], "waiting");
  assert.equal(lineWords(overviewOf(growing, held), 20).seeds, "wait for the trainer");
});

test("a part that nothing has crossed yet stays grey", () => {
  const { windows } = overviewOf(growing);
  const found = flows(growing, { windows: { ...windows, closed: 0, replacements: 0 } });
  assert.deepEqual(found.slice(-2), ["empty", "empty"]);
});

test("a writer that failed is felt up to the batches that still wait, and marks its own ring", () => {
  const overview = overviewOf(stopped("writing", true));
  assert.equal(lineState(overview).failedStation, 2);
  assert.deepEqual(flows(stopped("writing", true)), [
    "failed",
    "failed",
    "failed",
    "failed",
    "waiting",
    "flowing",
    "flowing",
    "flowing",
  ]);
  assert.deepEqual(flows(stopped("writing", false), { batches: rested }).slice(4), [
    "failed",
    "paused",
    "paused",
    "paused",
  ]);
});

test("a trainer that failed is felt from the batches to the seeds while writing goes on", () => {
  assert.equal(lineState(overviewOf(stopped("training", true))).failedStation, 6);
  assert.deepEqual(flows(stopped("training", true)), [
    "flowing",
    "flowing",
    "flowing",
    "flowing",
    "waiting",
    "failed",
    "failed",
    "failed",
  ]);
});

test("a pause dots the whole line, and on the way there only new requests", () => {
  assert.deepEqual(new Set(flows({ kind: "paused", at: 0 })), new Set(["paused"]));
  const pausing = flows({ kind: "pausing", startedAt: 0, requestsInFlight: 6 });
  assert.deepEqual(pausing.slice(0, 2), ["paused", "flowing"]);
});

test("a run that trains nothing has a grey line from the batches on", () => {
  const { run } = overviewOf(growing);
  assert.ok(run !== null);
  const found = flows(growing, { run: { ...run, train: "none" } });
  assert.deepEqual(found.slice(4), ["flowing", "empty", "empty", "empty"]);
});
