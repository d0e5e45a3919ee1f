import assert from "node:assert/strict";
import { test } from "node:test";
import { estimateAt, exactAt } from "../../renderer/filter/estimate.ts";
import { barPaths, partsOf } from "../../renderer/filter/histogram/bars.ts";
import {
  curveRange,
  curveScale,
  estimatedCurve,
  linePath,
} from "../../renderer/filter/whatIf/curvePoints.ts";
import { plotScale, scoreAt, ticksTo, topOf } from "../../renderer/filter/histogram/scale.ts";
import { thetaByKey, typedTheta } from "../../renderer/filter/histogram/handleKeys.ts";
import { bins, view } from "./filterFixture.ts";

test("the recorded θ has the recorded numbers, without an estimate", () => {
  assert.deepEqual(estimateAt(view, 0.85), { isExact: true, kept: 70, tooClose: 30, moving: 0 });
});

test("a lower θ sends away kept texts above it, a higher one brings back what is not above it", () => {
  assert.deepEqual(estimateAt(view, 0.8), { isExact: false, kept: 50, tooClose: 50, moving: 20 });
  assert.deepEqual(estimateAt(view, 0.84), { isExact: false, kept: 62, tooClose: 38, moving: 8 });
  assert.deepEqual(estimateAt(view, 0.9), { isExact: false, kept: 75, tooClose: 25, moving: 5 });
});

test("at 1 nothing is above θ, at 0 everything is", () => {
  assert.equal(estimateAt(view, 1).kept, 100);
  assert.equal(estimateAt(view, 0).kept, 0);
});

test("an exact what-if says how many more go than come back", () => {
  const needed = { recorded: null, whatIf: null };
  const settings = { theta: 0.8, filter: view.filter };
  const counts = {
    run: 2,
    throughParsing: 10,
    requests: 10,
    parsed: 104,
    generated: 100,
    kept: 55,
    tookMs: 1,
  };
  const result = { settings, ...counts, rules: { too_close: 45, refusal: 4 } };
  assert.deepEqual(exactAt(view, { result, ...needed }), {
    isExact: true,
    kept: 55,
    tooClose: 45,
    moving: 15,
  });
});

test("each bin stands in parts: what stays, what moves, what is too close at both θ", () => {
  const lower = partsOf(view, 0.8);
  assert.deepEqual(lower[40], { stays: 50, moves: 0, tooClose: 0 });
  assert.deepEqual(lower[85], { stays: 0, moves: 2, tooClose: 5 });
  const higher = partsOf(view, 0.9);
  assert.deepEqual(higher[85], { stays: 2, moves: 5, tooClose: 0 });
  assert.deepEqual(higher[90], { stays: 0, moves: 0, tooClose: 10 });
  const sum = (theta: number): number =>
    partsOf(view, theta).reduce((all, { stays, moves, tooClose }) => all + stays + moves + tooClose, 0);
  assert.deepEqual([0, 0.3, 0.85, 0.93, 1].map(sum), [100, 100, 100, 100, 100]);
});

test("bars are one path a part, and one text is seen beside ten thousand", () => {
  const scale = plotScale(800, 200, 10_000);
  const paths = barPaths(
    [
      { stays: 10_000, moves: 0, tooClose: 0 },
      { stays: 1, moves: 0, tooClose: 0 },
    ],
    scale,
  );
  assert.equal(paths.stays.split("M").length - 1, 2);
  assert.equal(paths.moves, "");
  const last = /V([\d.]+)H[\d.]+V([\d.]+)Z$/.exec(paths.stays);
  assert.ok(last !== null && Number(last[2]) - Number(last[1]) >= 1);
});

test("ticks are round, from 0, three to five of them", () => {
  assert.deepEqual(ticksTo(278), [0, 100, 200]);
  assert.deepEqual(ticksTo(3), [0, 1, 2, 3]);
  assert.deepEqual(ticksTo(0), [0]);
  for (const most of [4, 7, 12, 55, 99, 101, 250, 999, 1_000, 4_321, 52_002, 900_000]) {
    const ticks = ticksTo(most);
    assert.ok(ticks.length >= 3 && ticks.length <= 5, `${most}: ${ticks.join()}`);
    assert.ok((ticks.at(-1) ?? 0) <= most);
  }
});

test("one bar far over all others is cut, so that they are seen", () => {
  assert.equal(topOf(bins({ 40: 100, 100: 10_000 })), 125);
  assert.equal(topOf(bins({ 40: 100, 100: 240 })), 240);
  assert.equal(topOf(bins({ 100: 7 })), 7);
  assert.equal(topOf(bins({})), 0);
});

test("a place in the plot is a score in hundredths, and never outside 0 … 1", () => {
  const scale = plotScale(852, 214, 100);
  for (const score of [0, 0.01, 0.33, 0.8, 1]) assert.equal(scoreAt(scale, scale.x(score)), score);
  assert.equal(scoreAt(scale, -50), 0);
  assert.equal(scoreAt(scale, 5_000), 1);
});

test("keys move θ by 0.01, by 0.05 with Shift, to the ends, and land on hundredths", () => {
  assert.equal(thetaByKey("ArrowLeft", false, 0.85), 0.84);
  assert.equal(thetaByKey("ArrowRight", true, 0.85), 0.9);
  assert.equal(thetaByKey("Home", false, 0.85), 0);
  assert.equal(thetaByKey("End", false, 0.85), 1);
  assert.equal(thetaByKey("ArrowRight", true, 0.98), 1);
  assert.equal(thetaByKey("a", false, 0.85), null);
});

test("a typed θ is a number from 0 to 1 with two places", () => {
  assert.equal(typedTheta(" 0,7 "), 0.7);
  assert.equal(typedTheta(".805"), 0.81);
  assert.equal(typedTheta("1.2"), null);
  assert.equal(typedTheta("-1"), null);
  assert.equal(typedTheta(""), null);
  assert.equal(typedTheta("0.8x"), null);
});

test("the curve covers 0.50 to 0.95 and as far as the handle, and rises with θ", () => {
  assert.deepEqual(curveRange(0.8), { from: 50, to: 95 });
  assert.deepEqual(curveRange(0.43), { from: 40, to: 95 });
  assert.deepEqual(curveRange(1), { from: 50, to: 100 });
  const points = estimatedCurve(view, { from: 50, to: 95 });
  assert.equal(points.length, 46);
  assert.ok(points.every(({ kept }, place) => kept >= (points[place - 1]?.kept ?? 0)));
  const scale = curveScale(
    { least: 50, most: 75 },
    { left: 0, right: 450, top: 10, bottom: 100 },
    { from: 50, to: 95 },
  );
  assert.equal(linePath(points.toReversed(), scale), linePath(points, scale));
  assert.ok(linePath(points, scale).startsWith("M0.0 94.0"));
});
