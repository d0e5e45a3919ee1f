import assert from "node:assert/strict";
import { test } from "node:test";
import type { Overview } from "../../electron/nouns/view.ts";
import { readListSearch } from "../../renderer/instructions/listSearch.ts";
import { clusterName } from "../../renderer/words/clusters.ts";
import { count, duration, forecast, percent, twoPlaces, wholePercent } from "../../renderer/words/numbers.ts";
import { evidenceSentence, firstGoal, planFigures, windowsSentence } from "../../renderer/words/plan.ts";
import { batchesToTrain, paceWords, stateWords } from "../../renderer/words/run.ts";
import { importSentence } from "../../renderer/words/seeds.ts";
import { stripStations } from "../../renderer/words/stations.ts";
import { overviewOf } from "./loopFixture.ts";

test("numbers are grouped, shares keep one place, and what is not known is never 0", () => {
  assert.equal(count(5208), "5,208");
  assert.equal(percent(0.812), "81.2\u00a0%");
  assert.equal(percent(null), "unknown");
  assert.equal(twoPlaces(null), "unknown");
  assert.equal(wholePercent(0.9999), "99\u00a0%");
});

test("durations grow from tenths of a second to hours, forecasts are rounded", () => {
  assert.equal(duration(400), "0.4 s");
  assert.equal(duration(924_000), "15 min 24 s");
  assert.equal(duration(7_500_000), "2 h 5 min");
  assert.equal(forecast(20_000), "under a minute");
  assert.equal(forecast(7_850_000), "2 h 10 min");
  assert.equal(forecast(7_190_000), "2 h");
});

test("a cluster's name is its hex digit, two digits from 32 clusters on", () => {
  assert.equal(clusterName(11, 16), "B");
  assert.equal(clusterName(11, 32), "0B");
});

test("a plan says how many windows close, and what is missing when none does", () => {
  assert.deepEqual(planFigures(240, 4), { batches: 60, windows: 5 });
  assert.deepEqual(planFigures(240, 16), { batches: 15, windows: 0 });
  assert.match(windowsSentence(240, 16), /no seed is replaced/);
});

test("a plan says why no seed would leave although windows close", () => {
  assert.equal(evidenceSentence(240, 24, "recommended"), null);
  assert.match(evidenceSentence(240, 48, "recommended") ?? "", /Keep 400 or more, or take fewer seeds/);
  assert.match(evidenceSentence(240, 11, "recommended") ?? "", /replaced from 12 on; there are 11/);
  assert.equal(evidenceSentence(240, 11, "paper"), null);
});

test("a part that stopped says what goes on", () => {
  const stopped = { kind: "stopped", at: 0, part: "writing", sentence: "", isGoingOn: true } as const;
  assert.deepEqual(stateWords(stopped, 0, 0), {
    mark: "stopped",
    name: "Writing stopped",
    more: "training goes on",
  });
  assert.equal(
    paceWords({ batchesAhead: 20, limit: 20 }),
    "Trainer is 20 batches behind, requests wait for it",
  );
});

test("an import's sentence names what was set aside and what was there", () => {
  assert.equal(importSentence(172, 1, 3), "172 read, 3 set aside, 1 was there already.");
});

test("an address that does not fit falls back to the plain list of kept rows", () => {
  assert.deepEqual(readListSearch({ show: "nothing", search: 7, story: "x" }), { show: "kept", search: "7" });
  assert.deepEqual(readListSearch({ show: "all", story: 12 }), { show: "all", search: "", story: 12 });
});

test("with every row kept and batches untrained, a pause says what is left, and the strip counts those trained", () => {
  const paused = { kind: "paused", at: 0 } as const;
  const batches = { composed: 75, trained: 51, expected: 75, homeShare: 0.9 };
  const { run, verdicts } = overviewOf(paused);
  const written = overviewOf(paused, { batches, verdicts: { ...verdicts, kept: run?.goal ?? 0 } });
  const batchStation = (of: Overview): string | undefined =>
    stripStations(of)
      .filter(({ id }) => id === "batches")
      .map(({ value, rest }) => `${value} ${rest}`)[0];
  assert.equal(stateWords(paused, 0, 8000, batchesToTrain(written)).more, "24 batches to train");
  assert.equal(batchStation(written), "51 of 75 trained");
  assert.equal(batchesToTrain(overviewOf(paused)), 0);
  assert.equal(batchStation(overviewOf(paused)), "318 of 500");
  assert.equal(batchesToTrain({ ...written, state: { kind: "done", at: 0 } }), 0);
});

test("a strip that pauses names what it finishes", () => {
  const pausing = (requestsInFlight: number): string =>
    stateWords({ kind: "pausing", startedAt: 0, requestsInFlight }, 0, 0).name;
  assert.equal(pausing(6), "Finishing 6 requests");
  assert.equal(pausing(1), "Finishing 1 request");
  assert.equal(pausing(0), "Finishing the batch");
});

test("the goal a plan begins with lets every seed gather evidence, in whole batches of four", () => {
  assert.deepEqual([firstGoal(0), firstGoal(24), firstGoal(29), firstGoal(175)], [240, 240, 260, 1460]);
  for (let seeds = 12; seeds < 2_000; seeds += 1) {
    const goal = firstGoal(seeds);
    assert.equal(evidenceSentence(goal, seeds, "recommended"), null, `${seeds} seeds, ${goal} kept`);
    assert.equal(goal % 20, 0);
  }
});
