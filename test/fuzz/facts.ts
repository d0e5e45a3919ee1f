import assert from "node:assert/strict";
import { z } from "zod";
import { openComposer } from "../../electron/batch/compose.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import { random, sample } from "../../electron/kernel/random.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import type { Project } from "../../electron/store/project.ts";

const anyRow = z.record(z.string(), z.unknown());

/** Rows of a query; every value is a number or null. */
export function numbers(project: Project, sql: string): readonly Readonly<Record<string, number>>[] {
  return project.db.all(z.record(z.string(), z.number()), sql);
}

/** Batches composed or composable and not trained, by the rule of ALGORITHMS 6b, R5. */
export function batchesAhead(project: Project, settings: RunSettings): number {
  const [at] = numbers(
    project,
    `SELECT (SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL) AS kept,
       (SELECT count(*) FROM batch) AS composed, (SELECT count(*) FROM training_step) AS trained`,
  );
  const { kept = 0, composed = 0, trained = 0 } = at ?? {};
  const beyondReserve = Math.floor(kept / settings.batchSize) - settings.reserveBatches;
  const isOpen = kept >= settings.basis.rows;
  return Math.max(composed, isOpen ? beyondReserve : 0) - trained;
}

/** Checks of a ledger that hold at every moment, also after a kill. */
export function checkPrompts(project: Project): void {
  const run = currentRun(project.db);
  if (run === null) throw new Error("There is no run.");
  const asked = numbers(
    project,
    "SELECT count(*) AS n FROM attempt a JOIN reply r ON r.prompt = a.prompt WHERE a.id > r.attempt",
  );
  assert.equal(asked[0]?.["n"], 0, "no prompt is asked again when its reply is stored");
  const seeds = numbers(project, "SELECT id, from_prompt FROM seed ORDER BY id");
  const changes = numbers(project, "SELECT from_prompt, left_seed, came_seed FROM seed_change");
  const leftAt = new Map(changes.map((change) => [change["left_seed"], change["from_prompt"] ?? 0]));
  const human = numbers(project, "SELECT count(*) AS n FROM seed WHERE candidate IS NULL")[0]?.["n"];
  for (const prompt of numbers(project, "SELECT id, seed1, seed2, seed3 FROM prompt ORDER BY id")) {
    const id = prompt["id"] ?? 0;
    const pool = seeds
      .filter(
        (seed) =>
          (seed["from_prompt"] ?? 0) <= id && (leftAt.get(seed["id"]) ?? Number.POSITIVE_INFINITY) > id,
      )
      .map((seed) => seed["id"]);
    assert.equal(pool.length, human, `the pool of prompt ${id}`);
    const drawn: readonly unknown[] = sample(pool, 3, random(run.key, "seeds", id));
    assert.deepEqual([prompt["seed1"], prompt["seed2"], prompt["seed3"]], drawn, `the seeds of prompt ${id}`);
  }
}

/** Checks of a finished run. */
export function checkFinished(project: Project): void {
  const run = currentRun(project.db);
  if (run === null) throw new Error("There is no run.");
  const { settings } = run;
  checkPrompts(project);
  const kept = numbers(
    project,
    "SELECT kept_number AS n, candidate FROM verdict WHERE kept_number IS NOT NULL ORDER BY n",
  );
  assert.deepEqual(
    kept.map((row) => row["n"]),
    Array.from({ length: settings.goal }, (_, index) => index + 1),
  );
  assert.equal(new Set(kept.map((row) => row["candidate"])).size, settings.goal);
  const placed = numbers(
    project,
    "SELECT kept_number AS keptNumber, candidate AS candidateId, cluster FROM cluster ORDER BY id",
  );
  assert.deepEqual(
    placed.map((row) => [row["keptNumber"], row["candidateId"]]),
    kept.map((row) => [row["n"], row["candidate"]]),
  );
  assert.deepEqual(recordedBatches(project), undisturbedBatches(settings, run.key, placed));
  const unjudged = numbers(
    project,
    "SELECT count(*) AS n FROM candidate WHERE id NOT IN (SELECT candidate FROM verdict)",
  );
  assert.equal(unjudged[0]?.["n"], 0);
  if (settings.train !== "none") checkTraining(project, settings);
}

function checkTraining(project: Project, settings: RunSettings): void {
  const batches = recordedBatches(project).length;
  const steps = numbers(
    project,
    "SELECT s.step, b.number FROM training_step s JOIN batch b ON b.id = s.batch ORDER BY s.step",
  );
  assert.deepEqual(
    steps.map((step) => [step["step"], step["number"]]),
    Array.from({ length: batches }, (_, index) => [index + 1, index + 1]),
  );
  const mismatches = numbers(project, "SELECT count(*) AS n FROM training_mismatch");
  assert.equal(mismatches[0]?.["n"], 0);
  const { steps: length, skippedSteps } = settings.window;
  const windows = numbers(
    project,
    `SELECT number, first_step AS first, last_step AS last, (SELECT count(*) FROM window_batch WHERE window = window.id) AS batches
     FROM window ORDER BY number`,
  );
  const complete = Math.max(0, Math.floor((batches - skippedSteps) / length));
  assert.deepEqual(
    windows.map((window) => ({ ...window })),
    Array.from({ length: complete }, (_, index) => ({
      number: index + 1,
      first: skippedSteps + index * length + 1,
      last: skippedSteps + (index + 1) * length,
      batches: length,
    })),
  );
  checkScores(project);
}

/** SeedGen and SeedKept of every window, counted again from the tallies of the prompts. */
function checkScores(project: Project): void {
  const tallies = numbers(
    project,
    `SELECT t.id, t.generated, t.kept, p.seed1, p.seed2, p.seed3 FROM tally t JOIN prompt p ON p.id = t.prompt`,
  );
  const scores = numbers(
    project,
    `SELECT s.seed, s.generated, s.kept, s.prompts, w.through_tally AS through FROM seed_score s JOIN window w ON w.id = s.window`,
  );
  for (const { seed, generated, kept, prompts, through = 0 } of scores) {
    const credited = tallies.filter(
      (tally) =>
        (tally["id"] ?? 0) <= through && [tally["seed1"], tally["seed2"], tally["seed3"]].includes(seed),
    );
    const sum = (name: string): number => credited.reduce((all, tally) => all + (tally[name] ?? 0), 0);
    assert.deepEqual(
      [generated, kept, prompts],
      [sum("generated"), sum("kept"), credited.length],
      `seed ${seed}`,
    );
  }
}

function recordedBatches(project: Project): readonly unknown[] {
  const members = numbers(
    project,
    "SELECT batch, place, candidate, cluster FROM batch_member ORDER BY batch, place",
  );
  return numbers(project, "SELECT id, number, epoch, saw_kept FROM batch ORDER BY number").map((batch) => ({
    number: batch["number"],
    epoch: batch["epoch"],
    sawKept: batch["saw_kept"],
    members: members
      .filter((member) => member["batch"] === batch["id"])
      .map((member) => [member["place"], member["candidate"], member["cluster"]]),
  }));
}

/** The batches of a run in which all rows were placed before the first was composed. */
function undisturbedBatches(
  settings: RunSettings,
  key: string,
  placed: readonly Readonly<Record<string, number>>[],
): readonly unknown[] {
  const { batchSize, reserveBatches, basis, epochs } = settings;
  const composer = openComposer({ batchSize, reserveBatches, basisRows: basis.rows, epochs, key });
  for (const { candidateId = 0, keptNumber = 0, cluster = 0 } of placed)
    composer.see({ candidateId, keptNumber, cluster });
  const batches: unknown[] = [];
  for (let batch = composer.next(true); batch !== null; batch = composer.next(true)) {
    composer.accept(batch);
    const { number, epoch, sawKept, members } = batch;
    batches.push({
      number,
      epoch,
      sawKept,
      members: members.map((member) => [member.place, member.candidateId, member.cluster]),
    });
  }
  return batches;
}

/** Tables and columns that a run in turn repeats to the bit; ids of replies and times tell the interleaving. */
const repeated = [
  "SELECT id, round, seed1, seed2, seed3, request FROM prompt ORDER BY id",
  "SELECT prompt, text FROM reply ORDER BY prompt",
  "SELECT prompt, failure FROM abandoned ORDER BY prompt",
  "SELECT id, prompt, found, broken FROM parsing ORDER BY id",
  "SELECT * FROM candidate ORDER BY id",
  "SELECT * FROM verdict ORDER BY id",
  "SELECT id, prompt, generated, kept, over_goal, generated_total, kept_total, from_grown_total, rules_total FROM tally ORDER BY id",
  "SELECT candidate, seed, scale, hex(vector) AS vector FROM embedding ORDER BY id",
  "SELECT encoded, figures, seed_rows, kept_rows FROM basis",
  "SELECT * FROM cluster ORDER BY id",
  "SELECT id, number, epoch, saw_kept, home FROM batch ORDER BY id",
  "SELECT * FROM batch_member ORDER BY batch, place",
  "SELECT step, batch, loss, gradient_norm, tokens FROM training_step ORDER BY step",
  `SELECT id, number, first_step, last_step, winner_batch, norm_winner_batch, outcome, sentence, pool, eligible, max_swaps,
     from_prompt, lag_prompts, through_tally FROM window ORDER BY id`,
  "SELECT * FROM window_batch ORDER BY window, batch",
  "SELECT * FROM window_candidate ORDER BY window, place",
  "SELECT * FROM seed_score ORDER BY window, seed",
  "SELECT id, from_prompt, candidate, instruction FROM seed ORDER BY id",
  "SELECT * FROM seed_change ORDER BY id",
] as const;

/** Everything that must be equal between two runs in turn of the same key. */
export function repeatedFacts(project: Project): readonly unknown[] {
  return repeated.map((sql) => [sql, project.db.all(anyRow, sql)]);
}
