import { z } from "zod";
import type { Overview } from "../nouns/view.ts";
import { jsonText } from "../store/jsonText.ts";
import type { ReadableDb } from "../store/readable.ts";

/** What a data set's card and run file tell, gathered from an overview and the run's facts. */
export type DatasetFacts = Readonly<{
  facts: Readonly<{
    title: string;
    languages: readonly string[];
    seedbedVersion: string;
    preset: string;
    threshold: number;
    writer: Readonly<{ kind: "builtin" | "server"; model: string }>;
    initialSeedCount: number;
    candidateCount: number;
    dropped: readonly Readonly<{ rule: string; count: number }>[];
    rejectedByPersonCount: number;
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

/**
 * Facts of the run that `view` shows; throws when the project has none. `variety` is what is known of its
 * batches, written to the run file as it is.
 */
export function datasetFacts(db: ReadableDb, view: Overview, variety: object | null): DatasetFacts {
  const { run, verdicts, windows } = view;
  if (run === null) throw new Error("A project without a run has nothing to export.");
  const row = db.get(
    runRow,
    "SELECT settings, versions, created_at AS createdAt FROM run WHERE id = ?",
    run.id,
  );
  if (row === undefined) throw new Error(`Run ${run.id} is not in the ledger.`);
  const { closure, closureLastQuarter } = view;
  const feedback =
    run.train === "none"
      ? null
      : {
          windowCount: windows.closed,
          replacementCount: windows.replacements,
          replacementInForceCount: windows.replacementsInForce,
          closure: closure ?? 0,
          closureLastQuarter: closureLastQuarter ?? 0,
          lagMedianPrompts: view.lagMedian,
          lagP90Prompts: view.lagP90,
        };
  const writer = run.writer ?? "unknown";
  return {
    facts: {
      title: view.project,
      languages: ["en"],
      seedbedVersion: row.versions.seedbed,
      preset: run.preset,
      threshold: run.theta,
      writer: { kind: writer.endsWith("(built-in)") ? "builtin" : "server", model: writer },
      initialSeedCount: view.seeds.given,
      candidateCount: verdicts.parsed,
      dropped: Object.entries(verdicts.rules).map(([rule, count]) => ({ rule, count })),
      rejectedByPersonCount: 0,
      feedback,
    },
    runJson: {
      seedbed: row.versions,
      key: run.key,
      settings: row.settings,
      writer,
      createdAt: new Date(row.createdAt).toISOString(),
      elapsedMs: view.elapsedMs,
      seeds: view.seeds,
      requests: view.requests,
      verdicts,
      clusters: { explainedVariance: view.clusters.explainedVariance, stability: view.clusters.stability },
      batches: view.batches,
      variety,
      windows,
      closure,
      closureLastQuarter,
      lagMedian: view.lagMedian,
      lagP90: view.lagP90,
    },
  };
}
