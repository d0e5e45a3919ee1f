import { z } from "zod";
import type { Live } from "../nouns/live.ts";
import { runSettings, writerChoice } from "../nouns/settings.ts";
import type { Overview, RecentPrompt, RecentVerdict } from "../nouns/view.ts";
import { jsonText } from "../store/jsonText.ts";
import { judgingAgain } from "../store/judgingAgain.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";
import { bedSizeSql } from "../store/seedPool.ts";
import { feedbackFigures, seedChanges } from "./feedback.ts";
import { paceFigures } from "./pace.ts";
import { runState } from "./runState.ts";
import { workFigures } from "./work.ts";

const count = z.number().int().nonnegative();
const nothingYet = {
  parsed: 0,
  broken: 0,
  ruledOut: 0,
  overGoal: 0,
  generated: 0,
  kept: 0,
  marked: 0,
  rules: {},
};

/**
 * All figures of the project's run: tallies, last rows and index seeks, cheap at any size. `live` is the
 * sitting under way, null when none is.
 */
export function overview(db: ReadableDb, project: string, live: Live | null, now: number): Overview {
  const run = runFigures(db);
  const id = run?.id ?? 0;
  const verdicts = verdictFigures(db, id);
  const training = trainingFigures(db, id);
  const batches = batchFigures(db, id, run, training.steps);
  const isDone =
    run !== null &&
    run.judgingAgain === null &&
    verdicts.kept >= run.goal &&
    (run.train === "none" || batches.trained >= batches.expected);
  return {
    project,
    run,
    state: runState(db, id, live, isDone),
    ...paceFigures(db, id, live, now, verdicts.kept, run?.goal ?? 0),
    waitsForTraining: live?.heldBack ?? null,
    seeds: seedFigures(db, id),
    requests: requestFigures(db, id),
    verdicts,
    clusters: clusterFigures(db, id, run),
    batches,
    training,
    work: workFigures(db, id, live),
    ...feedbackFigures(db, id, verdicts.kept),
    recent: { prompts: recentPrompts(db, id), verdicts: recentVerdicts(db, id) },
  };
}

type RunFigures = NonNullable<Overview["run"]> & Readonly<{ basisRows: number }>;

function runFigures(db: ReadableDb): RunFigures | null {
  const row = db.get(
    z.object({
      id: count,
      key: z.string(),
      settings: jsonText(runSettings),
      number: count,
      parent: count.nullable(),
      writer: z.string().nullable(),
    }),
    `SELECT id, key, settings, parent, (SELECT count(*) FROM run r WHERE r.kind = 'grow' AND r.id <= run.id) AS number,
       (SELECT c.writer FROM prompt p JOIN recipe c ON c.id = p.recipe WHERE ${isOfRun("p.id", "run.id")} ORDER BY p.id DESC LIMIT 1) AS writer
     FROM run WHERE kind = 'grow' ORDER BY id DESC LIMIT 1`,
  );
  if (row === undefined) return null;
  const { preset, goal, batchSize, epochs, theta, lockstep, train, basis } = row.settings;
  const { id, key, number, parent, writer } = row;
  return {
    lastSitting: lastSittingOf(db, id),
    id,
    number,
    parent,
    judgingAgain: parent === null ? null : judgingAgain(db, id),
    key,
    preset,
    goal,
    batchSize,
    epochs,
    theta,
    lockstep,
    train,
    writer,
    basisRows: basis.rows,
  };
}

/** What the last sitting of the run or its parents wrote with; null when it is not known. */
export function lastSittingOf(db: ReadableDb, run: number): NonNullable<Overview["run"]>["lastSitting"] {
  const row = db.get(
    z.object({ writer: jsonText(writerChoice).nullable(), concurrency: count }),
    "SELECT writer, concurrency FROM session WHERE id = (SELECT max(id) FROM session WHERE run <= ?)",
    run,
  );
  return row === undefined || row.writer === null
    ? null
    : { writer: row.writer, concurrency: row.concurrency };
}

/** Each change let one seed in and one out, so the number of changes is that of both; a person may take out more. */
function seedFigures(db: ReadableDb, run: number): Overview["seeds"] {
  const pool = db.get(z.object({ size: count }), bedSizeSql, run)?.size ?? 0;
  const row = db.get(z.object({ given: count }), "SELECT count(*) AS given FROM seed WHERE run IS NULL");
  const given = row?.given ?? 0;
  const changes = seedChanges(db, run);
  return { pool, given, grown: changes, left: changes };
}

/** Prompts and replies are numbered without gaps; given-up prompts and failures are few and counted. */
function requestFigures(db: ReadableDb, run: number): Overview["requests"] {
  const row = db.get(
    z.object({ sent: count, replied: count, abandoned: count, failedAttempts: count }),
    `SELECT coalesce((SELECT max(p.id) FROM prompt p WHERE ${isOfRun("p.id", "?1")}), 0) AS sent,
       (SELECT coalesce(max(id), 0) FROM reply) AS replied, (SELECT count(*) FROM abandoned) AS abandoned,
       (SELECT count(*) FROM attempt_end WHERE outcome <> 'replied') AS failedAttempts`,
    run,
  ) ?? { sent: 0, replied: 0, abandoned: 0, failedAttempts: 0 };
  const tokens = db.get(
    z.object({ promptTokens: count, completionTokens: count }),
    `SELECT prompt_tokens_total AS promptTokens, completion_tokens_total AS completionTokens
     FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1`,
    run,
  ) ?? { promptTokens: 0, completionTokens: 0 };
  const { sent, replied, abandoned, failedAttempts } = row;
  return { sent, replied, failedAttempts, open: Math.max(0, sent - replied - abandoned), ...tokens };
}

function verdictFigures(db: ReadableDb, run: number): Overview["verdicts"] {
  const row =
    db.get(
      z.object({
        parsed: count,
        broken: count,
        ruledOut: count,
        overGoal: count,
        generated: count,
        kept: count,
        marked: count,
        rules: jsonText(z.record(z.string(), count)),
      }),
      `SELECT parsed_total AS parsed, broken_total AS broken, ruled_out_total AS ruledOut, over_goal_total AS overGoal,
         generated_total AS generated, kept_total AS kept, marked_total AS marked, rules_total AS rules
       FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1`,
      run,
    ) ?? nothingYet;
  return row;
}

const basisFigures = z.object({
  explainedVarianceRatio: z.array(z.number()),
  stability: z.number().nullable(),
});

function clusterFigures(db: ReadableDb, run: number, figures: RunFigures | null): Overview["clusters"] {
  const basis = db.get(
    z.object({ figures: jsonText(basisFigures) }),
    "SELECT figures FROM basis WHERE run = ?",
    run,
  );
  const told = basis?.figures ?? null;
  const placed = db.get(
    z.object({ n: count }),
    "SELECT coalesce(max(kept_number), 0) AS n FROM cluster WHERE run = ?",
    run,
  );
  return {
    placed: placed?.n ?? 0,
    waiting: told === null || figures === null ? [] : waitingByCluster(db, run, figures.batchSize),
    explainedVariance: told?.explainedVarianceRatio ?? [],
    stability: told?.stability ?? null,
    basisRowsWanted: figures?.basisRows ?? 0,
  };
}

/** Rows of each cluster that wait: what the last batch left of the rows it saw, and the rows placed since. */
export function waitingByCluster(db: ReadableDb, run: number, clusters: number): readonly number[] {
  const last = db.get(
    z.object({ sawKept: count, queued: jsonText(z.array(count)) }),
    "SELECT saw_kept AS sawKept, queued FROM batch WHERE run = ? ORDER BY number DESC LIMIT 1",
    run,
  );
  const waiting = last?.queued ?? Array.from({ length: clusters }, () => 0);
  const since = db.all(
    z.object({ cluster: count, n: count }),
    "SELECT cluster, count(*) AS n FROM cluster WHERE run = ? AND kept_number > ? GROUP BY cluster",
    run,
    last?.sawKept ?? 0,
  );
  for (const { cluster, n } of since) waiting[cluster] = (waiting[cluster] ?? 0) + n;
  return waiting;
}

function batchFigures(
  db: ReadableDb,
  run: number,
  figures: RunFigures | null,
  trained: number,
): Overview["batches"] {
  const row = db.get(
    z.object({ composed: count, home: count }),
    "SELECT number AS composed, home_total AS home FROM batch WHERE run = ? ORDER BY number DESC LIMIT 1",
    run,
  ) ?? { composed: 0, home: 0 };
  const places = row.composed * (figures?.batchSize ?? 1);
  const perEpoch = figures === null ? 0 : Math.floor(figures.goal / figures.batchSize);
  return {
    composed: row.composed,
    trained,
    expected: perEpoch * (figures?.epochs ?? 1),
    homeShare: places === 0 ? null : row.home / places,
  };
}

function trainingFigures(db: ReadableDb, run: number): Overview["training"] {
  const row = db.get(
    z.object({
      steps: count,
      loss: z.number().nullable(),
      gradientNorm: z.number().nullable(),
      stepMs: z.number().nullable(),
    }),
    `SELECT step AS steps, loss, gradient_norm AS gradientNorm, duration_ms AS stepMs FROM training_step
     WHERE run = ? ORDER BY step DESC LIMIT 1`,
    run,
  );
  return row ?? { steps: 0, loss: null, gradientNorm: null, stepMs: null };
}

function recentPrompts(db: ReadableDb, run: number): readonly RecentPrompt[] {
  const rows = db.all(
    z.object({
      id: count,
      seed1: count,
      seed2: count,
      seed3: count,
      state: z.enum(["open", "replied", "judged", "abandoned"]),
      found: count.nullable(),
      kept: count.nullable(),
      latencyMs: count.nullable(),
      createdAt: count,
    }),
    `SELECT p.id, p.seed1, p.seed2, p.seed3, p.created_at AS createdAt, g.found, t.kept, r.latency_ms AS latencyMs,
       CASE WHEN t.id IS NOT NULL THEN 'judged' WHEN r.id IS NOT NULL THEN 'replied'
         WHEN a.prompt IS NOT NULL THEN 'abandoned' ELSE 'open' END AS state
     FROM prompt p LEFT JOIN reply r ON r.prompt = p.id LEFT JOIN parsing g ON g.prompt = p.id
       LEFT JOIN tally t ON t.run = ?1 AND t.parsing = g.id LEFT JOIN abandoned a ON a.prompt = p.id
     WHERE ${isOfRun("p.id", "?1")} ORDER BY p.id DESC LIMIT 14`,
    run,
  );
  return rows.map(({ seed1, seed2, seed3, ...row }) => ({ ...row, seeds: [seed1, seed2, seed3] }));
}

function recentVerdicts(db: ReadableDb, run: number): readonly RecentVerdict[] {
  return db.all(
    z.object({
      candidate: count,
      prompt: count,
      instruction: z.string(),
      keptNumber: count.nullable(),
      rule: z.string().nullable(),
      score: z.number().nullable(),
    }),
    `SELECT v.candidate, g.prompt, c.instruction, v.kept_number AS keptNumber, v.rule, v.score
     FROM verdict v JOIN candidate c ON c.id = v.candidate JOIN parsing g ON g.id = c.parsing
     WHERE v.run = ? ORDER BY v.candidate DESC LIMIT 14`,
    run,
  );
}
