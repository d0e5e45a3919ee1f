import { z } from "zod";
import type { Overview } from "../nouns/view.ts";
import { jsonText } from "../store/jsonText.ts";
import { isOfRun } from "../store/promptsOfRun.ts";
import type { ReadableDb } from "../store/readable.ts";
import { earlierRuns } from "./earlierRuns.ts";
import { filterOfRun } from "./filterOfRun.ts";
import { filterTold, languageCodes } from "./filterTold.ts";
import type { FilterTold } from "./filterTold.ts";
import { keptByPerson, keptByPersonRows, leftOutByPerson, leftOutByPersonRows } from "./reviews.ts";

type Writer = Readonly<{ kind: "builtin" | "server"; model: string; rowCount: number }>;

/** What a data set's card and run file tell, gathered from an overview and the run's facts. */
export type DatasetFacts = Readonly<{
  facts: Readonly<{
    title: string;
    languages: readonly string[];
    seedbedVersion: string;
    preset: string;
    threshold: number;
    filter: FilterTold;
    earlierRuns: readonly Readonly<{ threshold: number; firstPrompt: number; lastPrompt: number }>[];
    writers: readonly Writer[];
    initialSeedCount: number;
    candidateCount: number;
    unreadableCount: number;
    overGoalCount: number;
    dropped: readonly Readonly<{ rule: string; count: number }>[];
    rejectedByPersonCount: number;
    keptByPersonCount: number;
    clusterStability: number | null;
    feedback: null | Readonly<{
      windowCount: number;
      replacementCount: number;
      replacementInForceCount: number;
      closure: number;
      closureLastQuarter: number;
      lagMedianPrompts: number | null;
      lagP90Prompts: number | null;
    }>;
  }>;
  runJson: Readonly<Record<string, unknown>>;
}>;

const runRow = z.object({
  settings: jsonText(z.looseObject({})),
  versions: jsonText(z.looseObject({ seedbed: z.string() })),
  createdAt: z.number(),
});

const writerRow = z.object({ writer: z.string(), isBuiltin: z.number().int(), rowCount: z.number().int() });

/**
 * Who wrote the kept rows, less those that a person leaves out, and those that a person keeps anyway, most rows first. The layout tells the built-in
 * writer: no server is asked for it.
 */
function writersOfKept(db: ReadableDb, run: number): readonly Writer[] {
  const rows = db.all(
    writerRow,
    `SELECT c.writer, c.layout = 'userTurn' AS isBuiltin, sum(kept.rows) AS rowCount
     FROM (SELECT prompt, kept AS rows FROM tally WHERE run = ?1 AND kept > 0
         UNION ALL SELECT g.prompt, 1 FROM ${keptByPersonRows("?1")}
           JOIN candidate o ON o.id = said.candidate JOIN parsing g ON g.id = o.parsing
         UNION ALL SELECT g.prompt, -1 FROM ${leftOutByPersonRows("?1")}
           JOIN candidate o ON o.id = said.candidate JOIN parsing g ON g.id = o.parsing) kept
       JOIN prompt p ON p.id = kept.prompt JOIN recipe c ON c.id = p.recipe
     GROUP BY c.writer, isBuiltin HAVING rowCount > 0 ORDER BY rowCount DESC, min(c.id)`,
    run,
  );
  return rows.map(({ writer, isBuiltin, rowCount }) => ({
    kind: isBuiltin === 1 ? "builtin" : "server",
    // The built-in writer's name ends in what the kind says already.
    model: isBuiltin === 1 ? writer.replace(/ \(built-in\)$/, "") : writer,
    rowCount,
  }));
}

/**
 * Facts of the run that `view` shows; throws when the project has none. `variety` is what is known of its
 * batches, written to the run file as it is.
 */
export function datasetFacts(db: ReadableDb, view: Overview, variety: object | null): DatasetFacts {
  const { run, verdicts } = view;
  if (run === null) throw new Error("A project without a run has nothing to export.");
  const row = db.get(
    runRow,
    "SELECT settings, versions, created_at AS createdAt FROM run WHERE id = ?",
    run.id,
  );
  if (row === undefined) throw new Error(`Run ${run.id} is not in the ledger.`);
  const writers = writersOfKept(db, run.id);
  const earlier = earlierRuns(db, run.id);
  const keptByPersonCount = keptByPerson(db, run.id);
  const rejectedByPersonCount = leftOutByPerson(db, run.id);
  const { filter } = filterOfRun(db, run.id);
  return {
    facts: {
      title: view.project,
      languages: languageCodes[filter.language],
      seedbedVersion: row.versions.seedbed,
      preset: run.preset,
      threshold: run.theta,
      filter: filterTold(filter),
      earlierRuns: earlier.flatMap(({ settings, firstPrompt, lastPrompt }) =>
        firstPrompt === null || lastPrompt === null
          ? []
          : [{ threshold: settings.theta, firstPrompt, lastPrompt }],
      ),
      writers,
      initialSeedCount: seedsGiven(db, run.id),
      candidateCount: verdicts.parsed,
      unreadableCount: verdicts.broken,
      overGoalCount: verdicts.overGoal,
      dropped: Object.entries(verdicts.rules)
        .filter(([rule]) => rule !== "over_goal")
        .map(([rule, count]) => ({ rule, count })),
      rejectedByPersonCount,
      keptByPersonCount,
      clusterStability: view.clusters.stability,
      feedback: run.train === "none" ? null : feedbackFacts(view),
    },
    runJson: {
      seedbed: row.versions,
      key: run.key,
      settings: row.settings,
      earlierRuns: earlier.map(({ createdAt, ...told }) => ({
        ...told,
        createdAt: new Date(createdAt).toISOString(),
      })),
      writers,
      createdAt: new Date(row.createdAt).toISOString(),
      keptByPerson: keptByPersonCount,
      leftOutByPerson: rejectedByPersonCount,
      ...figuresOf(view),
      variety,
    },
  };
}

/** What the run file tells of an overview. */
function figuresOf(view: Overview): Readonly<Record<string, unknown>> {
  return {
    elapsedMs: view.elapsedMs,
    seeds: view.seeds,
    requests: view.requests,
    verdicts: view.verdicts,
    clusters: { explainedVariance: view.clusters.explainedVariance, stability: view.clusters.stability },
    batches: view.batches,
    windows: view.windows,
    closure: view.closure,
    closureLastQuarter: view.closureLastQuarter,
    lagMedian: view.lagMedian,
    lagP90: view.lagP90,
  };
}

/** Seeds of a person's that some prompt of the run could draw. */
function seedsGiven(db: ReadableDb, run: number): number {
  const row = db.get(
    z.object({ n: z.number().int() }),
    `SELECT count(*) AS n FROM seed WHERE run IS NULL
       AND from_prompt <= (SELECT coalesce(max(p.id), 0) FROM prompt p WHERE ${isOfRun("p.id", "?")})`,
    run,
  );
  return row?.n ?? 0;
}

function feedbackFacts(view: Overview): DatasetFacts["facts"]["feedback"] {
  const { windows } = view;
  return {
    windowCount: windows.closed,
    replacementCount: windows.replacements,
    replacementInForceCount: windows.replacementsInForce,
    closure: view.closure ?? 0,
    closureLastQuarter: view.closureLastQuarter ?? 0,
    lagMedianPrompts: view.lagMedian,
    lagP90Prompts: view.lagP90,
  };
}
