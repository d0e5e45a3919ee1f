import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { openComposer } from "../../electron/batch/compose.ts";
import { settingsFor } from "../../electron/cycle/presets.ts";
import { clusterOfProjections, orthantThresholds } from "../../electron/kernel/orthant.ts";
import { judgeRows } from "../../electron/replace/candidates.ts";
import { evictionOrder, seedScore } from "../../electron/replace/score.ts";
import { signals } from "../../electron/replace/signal.ts";
import { poolWithCounts } from "../../electron/replace/tables.ts";
import { windowSteps, winner } from "../../electron/replace/window.ts";
import { Ledger } from "../support/ledger.ts";
import { needs, sharedFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";

const goldenPath = sharedFile("golden/seed_score_golden.json");
const seedsPath = sharedFile("data/self_instruct_seed_tasks.jsonl");

const counts = z.object({ SeedKept: z.int(), SeedGen: z.int() });
const Case = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("seed_score_replay"),
    name: z.string(),
    initial: z.record(z.string(), counts),
    events: z.array(z.object({ seeds: z.array(z.string()), gen: z.int(), kept: z.int() })),
    expected_after_each_event: z.array(z.record(z.string(), counts.extend({ score: z.number().nullable() }))),
  }),
  z.object({
    kind: z.literal("eviction"),
    name: z.string(),
    table: z.record(z.string(), counts.extend({ added_at: z.int() })),
    slots_needed: z.int(),
    min_seed_gen: z.int(),
    expected_victims_in_order: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("gn_windows"),
    name: z.string(),
    gradient_norms_iteration_1_to_36: z.array(z.number().nullable()),
    window: z.int(),
    warmup: z.int(),
    expected_selected_iterations_1_based: z.array(z.int()),
  }),
  z.object({
    kind: z.literal("candidate_selection"),
    name: z.string(),
    theta: z.number(),
    rows: z.array(
      z.object({
        instruction: z.string(),
        max_f_vs_seeds: z.number(),
        nearest_seed: z.int(),
        max_f_vs_accepted: z.number(),
        accepted: z.boolean(),
      }),
    ),
  }),
  z.object({
    kind: z.literal("orthant"),
    name: z.string(),
    k: z.int(),
    cases: z.array(z.object({ proj: z.array(z.number()), lsb_first: z.int() })),
  }),
  z.object({
    kind: z.literal("batch_forming"),
    name: z.string(),
    batch_size: z.int(),
    clusters_fifo: z.record(z.string(), z.array(z.string())),
    expected_fill_from_largest: z.array(z.array(z.string())),
  }),
  z.object({ kind: z.enum(["pairwise_outcome", "cost"]), name: z.string() }),
]);
type Case = z.infer<typeof Case>;
type Of<K extends Case["kind"]> = Extract<Case, { kind: K }>;

/** Kinds and parts of the file that no room of this version computes. */
const leftOut = {
  pairwise_outcome: "the pairwise judge comes with the evaluation room",
  cost: "prices and saved calls come with the cost report",
  "batch_forming, expected_strict":
    "the only policy is to fill from the fullest cluster (ambiguity 9's default)",
} as const;

const paper = settingsFor({
  preset: "paper",
  goal: 2000,
  batchSize: 16,
  epochs: 3,
  train: "embedded",
  lockstep: false,
  concurrency: 4,
});

test(
  "seed_score_golden: every kind that has its room gives the golden figures under preset Paper",
  { skip: needs(goldenPath) },
  (t) => {
    const cases = z.array(Case).parse(JSON.parse(readFileSync(goldenPath, "utf8")));
    const kinds = new Map<string, number>();
    for (const each of cases) {
      kinds.set(each.kind, (kinds.get(each.kind) ?? 0) + 1);
      check(each, t);
    }
    assert.deepEqual(Object.fromEntries(kinds), {
      seed_score_replay: 5,
      eviction: 3,
      gn_windows: 2,
      candidate_selection: 1,
      orthant: 1,
      batch_forming: 1,
      pairwise_outcome: 1,
      cost: 1,
    });
    for (const [kind, reason] of Object.entries(leftOut)) t.diagnostic(`left out: ${kind}: ${reason}`);
  },
);

function check(each: Case, t: TestContext): void {
  switch (each.kind) {
    case "seed_score_replay":
      return checkReplay(each, t);
    case "eviction":
      return checkEviction(each);
    case "gn_windows":
      return checkWindows(each);
    case "candidate_selection":
      return checkCandidates(each);
    case "orthant":
      return checkOrthants(each);
    case "batch_forming":
      return checkBatches(each);
    case "pairwise_outcome":
    case "cost":
      return;
  }
}

/** Through the ledger, because a seed's counts are a query over the tallies of its prompts. */
function checkReplay(each: Of<"seed_score_replay">, t: TestContext): void {
  const ledger = new Ledger(join(temporaryFolder(t), `${each.name}.seedbed`));
  const run = ledger.run();
  const names = [...Object.keys(each.initial), "gone", "filler one", "filler two"];
  const ids = new Map(
    ledger.source("seeds.jsonl", names.length).map((id, index) => [names[index] ?? "", id]),
  );
  const idOf = (name: string): number => ids.get(name) ?? 0;
  const credit = (seeds: readonly string[], gen: number, kept: number): void => {
    const [first = "", second = "filler one", third = "filler two"] = seeds;
    ledger.reply(
      run,
      [idOf(first), idOf(second), idOf(third)],
      Array.from({ length: gen }, (_, index) =>
        index < kept ? { instruction: `task ${index}` } : { instruction: `task ${index}`, rule: "too_close" },
      ),
    );
  };
  for (const [name, { SeedGen, SeedKept }] of Object.entries(each.initial)) credit([name], SeedGen, SeedKept);
  leave(ledger, run, idOf("gone"));
  for (const [index, { seeds, gen, kept }] of each.events.entries()) {
    credit(seeds, gen, kept);
    const pool = poolWithCounts(ledger.project.db, run, 1_000_000);
    assert.ok(!pool.some((seed) => seed.id === idOf("gone")));
    const found = Object.entries(each.initial).map(([name]) => {
      const count = pool.find((seed) => seed.id === idOf(name))?.count ?? { generated: -1, kept: -1 };
      return [name, { SeedGen: count.generated, SeedKept: count.kept, score: seedScore(count) }];
    });
    assert.deepEqual(
      Object.fromEntries(found),
      each.expected_after_each_event[index],
      `${each.name}, event ${index}`,
    );
  }
  ledger.project.close();
}

/** The seed leaves in a window that closes before the first event. */
function leave(ledger: Ledger, run: number, seed: number): void {
  const [candidate = 0] = ledger.reply(run, [seed, seed, seed], [{ instruction: "the one that comes" }]);
  const batch = ledger.batch(run, 1, [{ candidate, cluster: 0 }]);
  const told = { winner: batch, normWinner: batch, outcome: "replaced", fromPrompt: 2, throughTally: 0 };
  const window = ledger.window(run, 1, [{ batch, step: 1 }], told);
  const came = ledger.grown(run, candidate, 2, "the one that comes");
  ledger.insert("seed_change", {
    run,
    window,
    from_prompt: 2,
    left_seed: seed,
    left_generated: 1,
    left_kept: 1,
    left_score: 1,
    came_seed: came,
    came_signal: 1,
    came_norm: 1,
  });
}

function checkEviction(each: Of<"eviction">): void {
  const names = Object.keys(each.table);
  const pool = Object.values(each.table).map((seed, id) => ({
    id,
    isHuman: true,
    isPinned: false,
    fromPrompt: seed.added_at,
    count: { generated: seed.SeedGen, kept: seed.SeedKept, prompts: 1 },
  }));
  const rule = { ...paper.replacement, minGenerated: each.min_seed_gen, humanSeeds: pool.length };
  const victims = evictionOrder(pool, rule).slice(0, each.slots_needed);
  assert.deepEqual(
    victims.map((seed) => names[seed.id]),
    each.expected_victims_in_order,
    each.name,
  );
}

function checkWindows(each: Of<"gn_windows">): void {
  const rule = { steps: each.window, skippedSteps: each.warmup };
  assert.deepEqual(rule, paper.window);
  const steps = each.gradient_norms_iteration_1_to_36.map((gradientNorm) => ({ gradientNorm, tokens: 100 }));
  const chosen: number[] = [];
  for (let number = 1; windowSteps(number, rule).last <= steps.length; number += 1) {
    const { first, last } = windowSteps(number, rule);
    const index = winner(signals(paper.signal, steps.slice(0, first - 1), steps.slice(first - 1, last)));
    if (index !== null) chosen.push(first + index);
  }
  assert.deepEqual(chosen, each.expected_selected_iterations_1_based, each.name);
}

const seedLine = z.object({ instruction: z.string() });

function checkCandidates(each: Of<"candidate_selection">): void {
  const seeds = readFileSync(seedsPath, "utf8")
    .trim()
    .split("\n")
    .map((line, id) => ({ id, instruction: seedLine.parse(JSON.parse(line)).instruction }));
  assert.equal(each.theta, paper.seedTheta);
  const rows = each.rows.map(({ instruction }, candidate) => ({
    candidate,
    instruction,
    output: "An answer.",
    hasMark: false,
  }));
  const room = paper.replacement.maxPerWindow ?? 0;
  const judged = judgeRows(rows, seeds, {
    seedTheta: each.theta,
    tokenizer: "rouge-score",
    room,
    accepted: "came_in",
  });
  for (const [index, row] of each.rows.entries()) {
    assert.equal(judged[index]?.fate, row.accepted ? "came_in" : "too_close", row.instruction);
    assert.equal(judged[index]?.score, Math.max(row.max_f_vs_seeds, row.max_f_vs_accepted), row.instruction);
    if (row.max_f_vs_seeds < row.max_f_vs_accepted) assert.equal(judged[index]?.nearest?.kind, "candidate");
    else assert.deepEqual(judged[index]?.nearest, { kind: "seed", id: row.nearest_seed });
  }
}

function checkOrthants(each: Of<"orthant">): void {
  for (const { proj, lsb_first } of each.cases) {
    assert.equal(clusterOfProjections(orthantThresholds(each.k), Float64Array.from(proj)), lsb_first);
  }
}

function checkBatches(each: Of<"batch_forming">): void {
  // The names tell the order in which the rows were kept.
  const rows = Object.entries(each.clusters_fifo)
    .flatMap(([cluster, names]) => names.map((name) => ({ name, cluster: Number(cluster) })))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const { reserveBatches, basis } = paper;
  const composer = openComposer({
    batchSize: each.batch_size,
    reserveBatches,
    basisRows: basis.rows,
    epochs: 1,
    key: "00",
  });
  for (const [index, { cluster }] of rows.entries())
    composer.see({ candidateId: index, keptNumber: index + 1, cluster });
  const batches: string[][] = [];
  for (let batch = composer.next(true); batch !== null; batch = composer.next(true)) {
    composer.accept(batch);
    batches.push(batch.members.map((member) => rows[member.candidateId]?.name ?? "").toSorted());
  }
  assert.deepEqual(batches, each.expected_fill_from_largest);
}
