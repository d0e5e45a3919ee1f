import assert from "node:assert/strict";
import { test } from "node:test";
import { bedLayout, bedPoints } from "../../renderer/grow/loop/geometry/bedLayout.ts";
import { beadFrames, lineCorners, roundedPath } from "../../renderer/grow/loop/geometry/linePath.ts";
import { loopLayout, type Box } from "../../renderer/grow/loop/geometry/loopLayout.ts";
import { plotLayout } from "../../renderer/grow/loop/geometry/plotLayout.ts";
import { queueLayout, squaresShown } from "../../renderer/grow/loop/geometry/queueLayout.ts";
import { dotsOf, flightShare, rowsShown, scoreAxis } from "../../renderer/grow/loop/geometry/rowsLayout.ts";
import { layoutFor } from "../../renderer/grow/loop/geometry/stackedLayout.ts";
import { niceTicks } from "../../renderer/grow/loop/geometry/ticks.ts";
import { viewOf } from "./loopFixture.ts";

const view = viewOf(0);
const sizes = [
  [1052, 644],
  [1232, 644],
  [1256, 744],
  [1736, 924],
  [2376, 1284],
] as const;

function isInside({ x, y, width, height }: Box, wide: number, high: number): boolean {
  return x >= 0 && y >= 0 && x + width <= wide + 1 && y + height <= high + 1 && width > 0 && height > 0;
}

test("at 1256 × 744 the Loop lies where it was drawn: line at 28 and 408, 22 and 1226, fourteen rows", () => {
  const layout = loopLayout(1256, 744);
  assert.deepEqual(layout.line, { top: 28, bottom: 408, left: 22, right: 1226 });
  assert.equal(rowsShown(layout.verdicts.height), 14);
  assert.equal(rowsShown(loopLayout(1232, 644).verdicts.height), 11);
});

test("every region lies inside the view and none covers its neighbour, at any size of window", () => {
  for (const [width, height] of sizes) {
    const layout = loopLayout(width, height);
    const { bed, requests, verdicts, clusters, norm, strip, replacement } = layout;
    for (const box of [bed, requests, verdicts, clusters, norm, strip, replacement]) {
      assert.ok(isInside(box, layout.width, layout.height), `${width} × ${height}: ${JSON.stringify(box)}`);
    }
    const upper = [bed, requests, verdicts, clusters];
    for (const [place, box] of upper.entries()) {
      const next = upper[place + 1];
      if (next !== undefined) assert.ok(box.x + box.width <= next.x + 1, `${width}: region ${place + 1}`);
      assert.ok(box.y + box.height < layout.line.bottom);
    }
    assert.equal(norm.y + norm.height, strip.y);
    assert.ok(replacement.x + replacement.width <= norm.x + 1);
  }
});

test("a narrow view stacks the stations in their order, with the line down the left", () => {
  const layout = layoutFor(952, 644, 16);
  assert.equal(layout.isStacked, true);
  const heights = layout.rings.map(({ y }) => y);
  assert.deepEqual(
    heights,
    heights.toSorted((one, other) => one - other),
  );
  assert.equal(new Set(layout.rings.map(({ x }) => x)).size, 1);
  assert.equal(layoutFor(1052, 644, 16).isStacked, false);
});

test("the line is closed: each part ends where the next begins, but for the rings and the framed column", () => {
  const layout = loopLayout(1256, 744);
  const ways = lineCorners(layout, { x: 1214, y: 80, width: 24, height: 280 });
  assert.match(roundedPath(ways.clusters), /^M917 28L.*Q.*L1226 80$/);
  assert.deepEqual(ways.next[0], { x: 1226, y: 360 });
  const first = ways.seeds[0];
  const last = ways.replacement.at(-1);
  assert.deepEqual([first?.x, last?.x], [55, 33]);
  const frames = beadFrames(ways.clusters);
  assert.deepEqual([frames[0]?.offset, frames.at(-1)?.offset], [0, 1]);
  assert.deepEqual([frames[0]?.turn, frames.at(-1)?.turn], [0, 90]);
});

test("the bed has five rows of 35 for 175 seeds, halves its pitch for 350, and pages beyond", () => {
  const seed = view.seeds[0];
  assert.ok(seed !== undefined);
  const many = (count: number) => Array.from({ length: count }, (_, id) => ({ ...seed, id }));
  const full = bedLayout(many(175), 270, 280, 0);
  assert.deepEqual([full.grounds.length, full.pages], [5, 1]);
  const dense = bedLayout(many(350), 270, 280, 0);
  assert.ok(Math.abs(dense.pitch - full.pitch / 2) < 0.01);
  const paged = bedLayout(many(351), 270, 280, 1);
  assert.equal(paged.pages, 2);
  assert.deepEqual(
    bedPoints(paged).map(({ item }) => item.id),
    [350],
  );
});

test("a head's height is its score from a half to one; without a score it lies on the ground", () => {
  const [seed] = view.seeds;
  assert.ok(seed !== undefined);
  const scores = [1, 0.75, 0.5, 0.2, null];
  const layout = bedLayout(
    scores.map((score, id) => ({ ...seed, id, score })),
    270,
    280,
    0,
  );
  const heights = layout.stems.map(({ ground, headY }) => ground - headY);
  assert.ok((heights[0] ?? 0) > (heights[1] ?? 0) && (heights[1] ?? 0) > (heights[2] ?? 0));
  assert.equal(heights[2], heights[3]);
  assert.equal(heights[4], 2);
});

test("texts lie at their nearest score, drops by rule after 1", () => {
  const axis = scoreAxis(400);
  const request = view.requests.find(({ texts }) => texts.some(({ rule }) => rule === "too_short"));
  assert.ok(request !== undefined);
  for (const { x, look, text } of dotsOf(request, axis)) {
    if (look === "rule") assert.ok(x > axis.right && x < 400 - 80);
    else assert.equal(x, axis.left + (text.score ?? 0) * axis.width);
    if (look === "kept") assert.equal(text.rule, null);
  }
});

test("a line in flight grows for ever and never arrives", () => {
  assert.equal(flightShare(0, 10_000), 0);
  assert.equal(flightShare(10_000, 10_000), 0.47);
  assert.ok(flightShare(1e9, 10_000) <= 0.94);
});

test("up to sixteen clusters fit without scrolling, more scroll, and a queue ends at its column", () => {
  for (const [width, height] of sizes) {
    const { clusters } = loopLayout(width, height);
    assert.equal(queueLayout(16, clusters.width, clusters.height).isScrolling, false, `${width} × ${height}`);
  }
  const layout = queueLayout(64, 340, 300);
  assert.equal(layout.isScrolling, true);
  assert.ok(layout.frame.y + layout.frame.height <= 300 + 2);
  assert.ok(squaresShown(1000, layout) * 9 <= layout.queueRight - layout.queueLeft);
});

test("windows of ten lie over their batches; the open one says when it closes, later ones do not", () => {
  const plot = plotLayout(view, 872, 164, null);
  assert.equal(plot.columns.length, 64);
  assert.equal(plot.columns.at(-1)?.batch.number, 318);
  const open = plot.bands.at(-1);
  assert.deepEqual([open?.first, open?.last, open?.closesIn], [311, 320, 4]);
  assert.equal(plot.bands.filter(({ closesIn }) => closesIn !== null).length, 1);
  assert.equal(plot.leader?.batch.number, 313);
  assert.equal(plotLayout(view, 872, 164, null, true).leader, null);
  assert.equal(plotLayout(view, 872, 164, 280).columns.at(-1)?.batch.number, 280);
});

test("the first ten batches are skipped and a first batch alone has a scale", () => {
  const batches = view.batches.slice(0, 3).map((batch, place) => ({
    ...batch,
    number: place + 1,
    step: place === 0 ? 1 : null,
    gradientNorm: place === 0 ? 8.7 : null,
    isWinner: false,
  }));
  const plot = plotLayout({ batches, window: view.window }, 872, 164, null);
  assert.deepEqual(
    plot.bands.map(({ first, last, isSkipped }) => [first, last, isSkipped]),
    [[1, 10, true]],
  );
  assert.equal(plot.leader, null);
  assert.ok(plot.ticks.length >= 2);
});

test("ticks are round and few", () => {
  assert.deepEqual(
    niceTicks(0.8, 2.4, 4),
    [1, 1.5, 2].map((value) => value).filter((value) => value % 0.5 === 0),
  );
  assert.deepEqual(niceTicks(1, 1, 4), []);
});
