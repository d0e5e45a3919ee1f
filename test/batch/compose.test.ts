import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { howManyComposable, openComposer } from "../../electron/batch/compose.ts";
import type { ComposedBatch, Composer, ComposeSettings } from "../../electron/batch/compose.ts";
import type { PlacedRow } from "../../electron/batch/queues.ts";
import { needs, sharedFile } from "../support/needs.ts";

const goldenFile = sharedFile("golden/seed_score_golden.json");
const GoldenBatches = z.object({
  kind: z.literal("batch_forming"),
  batch_size: z.number(),
  clusters_fifo: z.record(z.string(), z.array(z.string())),
  expected_fill_from_largest: z.array(z.array(z.string())),
});

type Given = Readonly<{
  settings: ComposeSettings & Readonly<{ key: string }>;
  rows: readonly PlacedRow[];
}>;

const given: fc.Arbitrary<Given> = fc
  .record({
    bits: fc.integer({ min: 1, max: 3 }),
    reserveBatches: fc.nat(4),
    basisRows: fc.nat(40),
    epochs: fc.integer({ min: 1, max: 3 }),
    clusters: fc.array(fc.nat(7), { maxLength: 120 }),
  })
  .map(({ bits, clusters, ...rest }) => ({
    settings: { ...rest, batchSize: 2 ** bits, key: "c0ffee" },
    rows: clusters.map((cluster, index) => ({
      candidateId: 1000 + 3 * index,
      keptNumber: index + 1,
      cluster: cluster % 2 ** bits,
    })),
  }));

function take(composer: Composer, generationEnded: boolean): ComposedBatch[] {
  const batches: ComposedBatch[] = [];
  for (;;) {
    const batch = composer.next(generationEnded);
    if (batch === null) return batches;
    composer.accept(batch);
    batches.push(batch);
  }
}

function composeLate({ settings, rows }: Given): readonly ComposedBatch[] {
  const composer = openComposer(settings);
  for (const row of rows) composer.see(row);
  return take(composer, true);
}

describe("openComposer", () => {
  test("gives the same batches at once after every row, by fits and starts, and all at the end", () => {
    fc.assert(
      fc.property(given, fc.array(fc.boolean()), (all, asks) => {
        const eager = openComposer(all.settings);
        const lazy = openComposer(all.settings);
        const early: ComposedBatch[] = [];
        const sometimes: ComposedBatch[] = [];
        for (const [index, row] of all.rows.entries()) {
          eager.see(row);
          lazy.see(row);
          early.push(...take(eager, false));
          if (asks[index] === true) sometimes.push(...take(lazy, false));
          if (asks[index] === false) lazy.next(false);
        }
        early.push(...take(eager, true));
        sometimes.push(...take(lazy, true));
        assert.deepEqual(early, composeLate(all));
        assert.deepEqual(sometimes, composeLate(all));
      }),
      { numRuns: 300 },
    );
  });

  test("goes on after a restart from the rows and the batches of the ledger as if nothing had happened", () => {
    fc.assert(
      fc.property(given, fc.nat(60), (all, cut) => {
        const expected = composeLate(all);
        const restarted = openComposer(all.settings);
        for (const row of all.rows) restarted.see(row);
        const recorded = expected.slice(0, cut);
        for (const batch of recorded) {
          // The ledger gives members in any order and knows only these columns.
          const members = batch.members
            .map(({ candidateId, cluster }) => ({ candidateId, cluster }))
            .toReversed();
          restarted.accept({
            number: batch.number,
            epoch: batch.epoch,
            sawKept: batch.sawKept,
            members,
          });
        }
        assert.deepEqual([...recorded, ...take(restarted, true)], expected);
      }),
      { numRuns: 300 },
    );
  });

  test("fills every batch, uses a row at most once an epoch, and leaves the remainder out", () => {
    fc.assert(
      fc.property(given, (all) => {
        const { batchSize, epochs } = all.settings;
        const composer = openComposer(all.settings);
        for (const row of all.rows) composer.see(row);
        const batches = take(composer, true);
        const perEpoch = Math.floor(all.rows.length / batchSize);
        assert.equal(batches.length, perEpoch * epochs);
        assert.equal(composer.unused(), all.rows.length % batchSize);
        assert.equal(
          composer.waiting().reduce((sum, count) => sum + count, 0),
          composer.unused(),
        );
        for (const [index, batch] of batches.entries()) {
          assert.equal(batch.number, index + 1);
          assert.deepEqual(
            batch.members.map(({ place }) => place),
            [...Array(batchSize).keys()],
          );
        }
        for (const inEpoch of Map.groupBy(batches, ({ epoch }) => epoch).values()) {
          const ids = inEpoch.flatMap(({ members }) => members.map(({ candidateId }) => candidateId));
          assert.equal(new Set(ids).size, perEpoch * batchSize);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("sees exactly the first (n + reserve) × B rows for batch n, and all when they never suffice", () => {
    fc.assert(
      fc.property(given, (all) => {
        const { batchSize, reserveBatches, basisRows } = all.settings;
        for (const batch of composeLate(all).filter(({ epoch }) => epoch === 1)) {
          const wanted = (batch.number + reserveBatches) * batchSize;
          const suffices = all.rows.length >= Math.max(wanted, basisRows);
          assert.equal(batch.sawKept, suffices ? wanted : all.rows.length);
          assert.ok(batch.members.every(({ keptNumber }) => keptNumber <= batch.sawKept));
        }
      }),
    );
  });

  test("takes a place's row from its own cluster, else from the fullest, ties to the lowest number", () => {
    const clusters = [0, 1, 2, 3, 0, 1, 3, 1];
    const composer = openComposer({
      batchSize: 4,
      reserveBatches: 0,
      basisRows: 0,
      epochs: 1,
      key: "",
    });
    for (const [index, cluster] of clusters.entries()) {
      composer.see({ candidateId: index + 1, keptNumber: index + 1, cluster });
    }
    const [first, second] = take(composer, true);
    assert.deepEqual(
      first?.members.map(({ candidateId }) => candidateId),
      [1, 2, 3, 4],
    );
    assert.ok(first?.members.every(({ home }) => home));
    assert.deepEqual(second?.members[2], {
      place: 2,
      candidateId: 8,
      keptNumber: 8,
      cluster: 1,
      wantedCluster: 2,
      home: false,
    });
    assert.deepEqual(
      second?.members.map(({ candidateId }) => candidateId),
      [5, 6, 8, 7],
    );
  });

  test("forms the golden batches", { skip: needs(goldenFile) }, () => {
    const entries = z.array(z.unknown()).parse(JSON.parse(readFileSync(goldenFile, "utf8")));
    const cases = entries.flatMap((entry) => GoldenBatches.safeParse(entry).data ?? []);
    assert.equal(cases.length, 1);
    for (const {
      batch_size: batchSize,
      clusters_fifo: queues,
      expected_fill_from_largest: expected,
    } of cases) {
      const names = Object.entries(queues).flatMap(([cluster, ids]) =>
        ids.map((id) => ({ id, cluster: Number(cluster) })),
      );
      const composer = openComposer({
        batchSize,
        reserveBatches: 4,
        basisRows: 0,
        epochs: 1,
        key: "",
      });
      for (const [index, { cluster }] of names.entries()) {
        composer.see({ candidateId: index, keptNumber: index + 1, cluster });
      }
      const sets = take(composer, true).map(({ members }) =>
        members.map(({ candidateId }) => names[candidateId]?.id ?? "").toSorted((x, y) => x.localeCompare(y)),
      );
      assert.deepEqual(sets, expected);
    }
  });

  test("begins later epochs only after generation has ended, each in an order of its own", () => {
    const composer = openComposer({
      batchSize: 2,
      reserveBatches: 0,
      basisRows: 0,
      epochs: 3,
      key: "k",
    });
    for (let index = 0; index < 40; index += 1) {
      composer.see({ candidateId: index, keptNumber: index + 1, cluster: index % 2 });
    }
    assert.equal(take(composer, false).length, 20);
    const later = take(composer, true);
    const orders = [2, 3].map((epoch) =>
      later
        .filter((batch) => batch.epoch === epoch)
        .flatMap(({ members }) => members.map(({ candidateId }) => candidateId)),
    );
    assert.equal(later.length, 40);
    assert.notDeepEqual(orders[0], orders[1]);
  });

  test("refuses a gap in the kept numbers, a batch out of turn and a batch that is not the queues' front", () => {
    const composer = openComposer({
      batchSize: 2,
      reserveBatches: 0,
      basisRows: 0,
      epochs: 1,
      key: "",
    });
    for (const keptNumber of [1, 2, 3, 4]) {
      composer.see({ candidateId: keptNumber, keptNumber, cluster: keptNumber % 2 });
    }
    assert.throws(() => composer.see({ candidateId: 9, keptNumber: 9, cluster: 0 }), /Kept row 9/);
    assert.throws(() => composer.accept({ number: 2, epoch: 1, sawKept: 2, members: [] }), /Batch 2/);
    const members = [{ candidateId: 3, cluster: 1 }];
    assert.throws(() => composer.accept({ number: 1, epoch: 1, sawKept: 4, members }), /not the first/);
  });
});

test("the number of composable batches is what the composer then gives", () => {
  fc.assert(
    fc.property(given, fc.nat(20), fc.boolean(), (all, alreadyTaken, generationEnded) => {
      const composer = openComposer(all.settings);
      for (const row of all.rows) composer.see(row);
      let composed = 0;
      for (; composed < alreadyTaken; composed += 1) {
        const batch = composer.next(generationEnded);
        if (batch === null) break;
        composer.accept(batch);
      }
      const at = { keptPlaced: all.rows.length, composed, generationEnded };
      assert.equal(howManyComposable(all.settings, at), take(composer, generationEnded).length);
    }),
    { numRuns: 300 },
  );
});
