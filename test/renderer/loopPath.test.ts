import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestPoint, stepFrom, type Point } from "../../renderer/grow/loop/geometry/points.ts";
import { isLit, litPath } from "../../renderer/grow/loop/litPath.ts";
import { withNews } from "../../renderer/grow/loop/loopView.ts";
import { describe } from "../../renderer/grow/loop/describe.ts";
import { shownRequests } from "../../renderer/grow/loop/useFollow.ts";
import { placesSentence } from "../../renderer/words/loopMarks.ts";
import { bedSummary, stationWords, stripSummary, trainingSummary } from "../../renderer/words/loop.ts";
import { overviewOf, viewOf } from "./loopFixture.ts";

const view = viewOf(0);

function points(...places: readonly (readonly [number, number, number])[]): readonly Point[] {
  return places.map(([x, y, row], id) => ({ x, y, row, item: { kind: "seed", id } }));
}

test("a mark is picked from twelve pixels away, the nearest first", () => {
  const marks = points([10, 10, 0], [20, 10, 0]);
  assert.equal(nearestPoint(marks, 16, 12)?.item.id, 1);
  assert.equal(nearestPoint(marks, 10, 21)?.item.id, 0);
  assert.equal(nearestPoint(marks, 10, 23), null);
});

test("arrow keys go along a row and to the nearest mark of the next row, and stop at the ends", () => {
  const marks = points([10, 10, 0], [20, 10, 0], [11, 30, 1], [40, 50, 3]);
  const from = (id: number) => ({ kind: "seed", id }) as const;
  assert.equal(stepFrom(marks, null, "down")?.item.id, 0);
  assert.equal(stepFrom(marks, from(0), "right")?.item.id, 1);
  assert.equal(stepFrom(marks, from(1), "right")?.item.id, 1);
  assert.equal(stepFrom(marks, from(0), "down")?.item.id, 2);
  assert.equal(stepFrom(marks, from(2), "down")?.item.id, 3);
  assert.equal(stepFrom(marks, from(3), "up")?.item.id, 2);
});

test("marks at one place are reached one after the other", () => {
  const marks = points([10, 10, 0], [10, 10, 0], [10, 10, 0]);
  assert.equal(stepFrom(marks, { kind: "seed", id: 0 }, "right")?.item.id, 1);
  assert.equal(stepFrom(marks, { kind: "seed", id: 1 }, "right")?.item.id, 2);
});

test("a seed lights its requests, their texts and the clusters of these, and nothing else", () => {
  const request = view.requests[8];
  const seed = request?.seeds[0];
  assert.ok(request !== undefined && seed !== undefined);
  const path = litPath(view, { kind: "seed", id: seed.id });
  assert.equal(isLit(path, "request", request.prompt), true);
  for (const text of request.texts) {
    assert.equal(isLit(path, "text", text.candidate), true);
    if (text.cluster !== null) assert.equal(isLit(path, "cluster", text.cluster), true);
  }
  const other = view.requests.find(({ seeds }) => seeds.every(({ id }) => id !== seed.id));
  assert.equal(isLit(path, "request", other?.prompt ?? 0), false);
  assert.equal(isLit(null, "request", other?.prompt ?? 0), true);
});

test("a replacement lights its batch and both seeds; the winner batch lights its replacements", () => {
  const change = litPath(view, { kind: "change", id: 0 });
  assert.equal(isLit(change, "batch", 304), true);
  assert.equal(isLit(change, "seed", 12), true);
  const batch = litPath(view, { kind: "batch", id: 304 });
  assert.equal(isLit(batch, "change", 1), true);
  assert.equal(isLit(litPath(view, { kind: "batch", id: 303 }), "change", 1), false);
});

test("news change their part alone; the others keep their identity", () => {
  const clusters = [...view.clusters];
  const next = withNews(view, { clusters });
  assert.equal(next.clusters, clusters);
  assert.equal(next.batches, view.batches);
  assert.equal(next.seeds, view.seeds);
});

test("requests in view begin at the one held on top, and at the oldest when that one is gone", () => {
  const shown = (held: number | null) => shownRequests(view.requests, 10, held).map(({ prompt }) => prompt);
  assert.equal(shown(null)[0], 418);
  assert.equal(shown(410)[0], 410);
  assert.deepEqual([shown(1)[0], shown(1).length], [404, 10]);
});

test("each mark says what it is; one that is gone says nothing", () => {
  const request = describe(view, { kind: "request", id: 418 }, true);
  assert.equal(request?.title, "Request #418");
  assert.match(request?.more ?? "", /in flight/);
  assert.match(describe(view, { kind: "request", id: 418 }, false)?.more ?? "", /will be asked again/);
  assert.match(
    describe(view, { kind: "cluster", id: 14 }, true)?.more ?? "",
    /empty; the next batch takes from 9/,
  );
  assert.match(describe(view, { kind: "batch", id: 282 }, true)?.more ?? "", /norm not finite/);
  assert.match(describe(view, { kind: "change", id: 0 }, true)?.more ?? "", /List three ways.*score 0\.61/);
  assert.equal(describe(view, { kind: "seed", id: 999_999 }, true), null);
});

test("stations and charts are told in sentences, also before a run", () => {
  const overview = overviewOf({ kind: "growing", startedAt: 0 });
  const [seeds, requests, , clusters] = stationWords(overview, view);
  assert.match(seeds?.sentence ?? "", /^\d+ yours, \d+ grown · mean score 0\.\d\d$/);
  assert.equal(requests?.sentence, "6 in flight, 15.8 written each");
  assert.equal(clusters?.sentence, "120 waiting · 1 empty");
  for (const { sentence } of stationWords(overviewOf({ kind: "noRun" }), view)) assert.notEqual(sentence, "");
  assert.match(bedSummary(view.seeds), /175 seeds, .* 1 next to leave/);
  assert.match(stripSummary(view.batches), /The last 160 batches, 2 not trained yet/);
  assert.match(
    trainingSummary(view.batches),
    /^Loss: \d\.\d\d at batch 159, .*Gradient norm: .*15 batches stood out/,
  );
  assert.equal(
    placesSentence(view.window.last?.places ?? []),
    "13 could become seeds · 2 ≈ a seed · 1 ∅ no output",
  );
});
