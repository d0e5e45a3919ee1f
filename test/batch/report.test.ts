import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openComposer } from "../../electron/batch/compose.ts";
import type { ComposedBatch } from "../../electron/batch/compose.ts";
import { homeShare, reportBatches } from "../../electron/batch/report.ts";
import { meanMinimumDistance, varianceOfMeans } from "../../electron/batch/spread.ts";
import { random } from "../../electron/kernel/random.ts";
import { inSlices } from "../../electron/nouns/breathe.ts";
import { quantise } from "../../electron/nouns/vector.ts";

const settings = { batchSize: 4, reserveBatches: 4, basisRows: 0, epochs: 1 };

/** Rows around four corners, in a stream where each corner has its season, as real streams have. */
const draw = random("report-test", "rows", 0);
const rows = Array.from({ length: 400 }, (_, index) => {
  const cluster = draw() < 0.3 ? Math.floor(index / 10) % 4 : Math.floor(draw() * 4);
  const vector = quantise(
    Float32Array.from({ length: 8 }, (_unused, j) => (j === cluster ? 3 : 0) + draw() - 0.5),
  );
  return { cluster, vector };
});

function compose(): readonly ComposedBatch[] {
  const composer = openComposer({ ...settings, key: "k" });
  for (const [index, { cluster }] of rows.entries()) {
    composer.see({ candidateId: index + 1, keptNumber: index + 1, cluster });
  }
  const batches: ComposedBatch[] = [];
  for (let batch = composer.next(true); batch !== null; batch = composer.next(true)) {
    composer.accept(batch);
    batches.push(batch);
  }
  return batches;
}

function atOnce<T>(work: Generator<void, T, void>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  assert.ok(item !== undefined);
  return item;
}

describe("reportBatches", () => {
  const batches = compose().map(({ members }) => members);
  const options = {
    clusters: rows.map(({ cluster }) => cluster),
    vectorOf: (keptNumber: number) => at(rows, keptNumber - 1).vector,
    batches,
    settings,
    key: "k",
  };

  test("shows batches of true clusters more alike than random ones, and the placebo not", () => {
    const report = atOnce(reportBatches(options));
    assert.ok(report !== null);
    const { composed, placebo } = report;
    assert.deepEqual([report.batches, report.compared], [100, 100]);
    assert.ok(composed.meanVarianceRatio.high < 0.5, JSON.stringify(composed));
    assert.ok(placebo.meanVarianceRatio.value > 0.8, JSON.stringify(placebo));
    assert.ok(composed.meanVarianceRatio.low <= composed.meanVarianceRatio.value);
    assert.ok(composed.meanVarianceRatio.value <= composed.meanVarianceRatio.high);
    assert.ok(composed.minimumDistance > report.randomMinimumDistance);
    assert.ok(composed.homeShare > 0.7 && composed.homeShare <= 1);
    assert.equal(composed.homeShare, homeShare(batches));
  });

  test("is the same whenever it is asked for", () => {
    assert.deepEqual(atOnce(reportBatches(options)), atOnce(reportBatches(options)));
  });

  test("says nothing of fewer than two batches", () => {
    assert.equal(atOnce(reportBatches({ ...options, batches: batches.slice(0, 1) })), null);
    assert.equal(homeShare([]), null);
  });

  test("of a large run compares as many batches as a bound of rows allows, and asks for no other vector", () => {
    const asked = new Set<number>();
    const vectorOf = (keptNumber: number) => {
      asked.add(keptNumber);
      return options.vectorOf(keptNumber);
    };
    const report = atOnce(reportBatches({ ...options, vectorOf, mostRows: 80 }));
    assert.ok(report !== null);
    assert.deepEqual([report.batches, report.compared], [100, 20]);
    assert.ok(asked.size >= 80 && asked.size <= 160);
    assert.equal(report.composed.homeShare, homeShare(batches));
    assert.ok(report.composed.meanVarianceRatio.high < 0.6, JSON.stringify(report.composed));
  });

  test("of 20,000 rows lets others have their turn again and again", async () => {
    const many = Array.from({ length: 20_000 }, (_unused, index) => at(rows, index % rows.length));
    const large = Array.from({ length: 5_000 }, (_unused, batch) =>
      [1, 2, 3, 4].map((place) => ({ keptNumber: batch * 4 + place, home: true })),
    );
    let turns = 0;
    let turn = setImmediate(function again() {
      turns += 1;
      turn = setImmediate(again);
    });
    const report = await inSlices(
      reportBatches({
        ...options,
        clusters: many.map(({ cluster }) => cluster),
        vectorOf: (keptNumber) => at(many, keptNumber - 1).vector,
        batches: large,
      }),
      () => new Promise((resolve) => setImmediate(resolve)),
    );
    clearImmediate(turn);
    assert.equal(report?.batches, 5_000);
    assert.ok(turns > 3, `${turns} turns`);
  });

  test("ends with what a breath throws", async () => {
    const gone = new Error("Nobody waits any more.");
    const endless = function* (): Generator<void, never, void> {
      for (;;) yield;
    };
    await assert.rejects(
      inSlices(endless(), () => Promise.reject(gone)),
      gone,
    );
  });
});

test("spread is measured as one would by hand", () => {
  const points = [
    [0, 0],
    [2, 0],
    [0, 4],
    [0, 5],
  ].map((point) => Float32Array.from(point));
  const batches = [
    [0, 1],
    [2, 3],
  ];
  // Means (1, 0) and (0, 4.5), centre (0.5, 2.25); smallest distances 2 and 1.
  assert.equal(atOnce(varianceOfMeans(points, batches)), 0.25 + 2.25 ** 2);
  assert.equal(atOnce(meanMinimumDistance(points, batches)), 1.5);
});
