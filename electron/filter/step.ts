import type { Clock } from "../nouns/pump.ts";
import type { ParsedReply } from "../store/parsedReplies.ts";
import type { Project } from "../store/project.ts";
import type { Step } from "../store/step.ts";
import type { Filter } from "./pool/pool.ts";
import type { Judged } from "./pool/poolMessages.ts";
import { insertTally, insertVerdict, keptTotal, unjudged } from "./tables.ts";
import type { Tally, Verdict } from "./tables.ts";

type Facts = Readonly<{ verdicts: readonly Verdict[]; tally: Tally }>;

/**
 * The filter (S0 Algorithm 1 lines 3-13): rules first, then ROUGE-L against the kept rows and the initial
 * seeds, which stand in the filter's pool; what is kept joins it at once.
 */
export function filterStep(options: {
  project: Project;
  run: number;
  goal: number;
  theta: number;
  /** Judges by the run's settings. */
  filter: Filter;
  /** The sitting is to end: nothing waits for a pool that is still being built, and the next one judges. */
  paused: AbortSignal;
  clock: Clock;
}): Step<ParsedReply, Facts> {
  const { project, run, goal, theta, filter, paused } = options;
  return {
    name: "filter",
    pending: (db, limit) => (paused.aborted && filter.isBuilding() ? [] : unjudged(db, run, limit)),
    work: async (items) => {
      if (filter.isBuilding()) await filter.built(paused);
      if (filter.isBuilding()) return [];
      const kept = keptTotal(project.db, run);
      const judged = await filter.judge(items, { theta, room: Math.max(0, goal - kept) });
      const verdictOf = new Map(judged.map((verdict) => [verdict.id, verdict]));
      let keptNumber = kept;
      return items.map((item) => {
        const verdicts = item.candidates.map(({ id }): Verdict => {
          const seen = verdictOf.get(id);
          if (seen === undefined) throw new Error("A candidate left the filter without a verdict.");
          const rule = seen.outcome === "kept" ? null : seen.outcome;
          if (rule === null) keptNumber += 1;
          const { score, marks } = seen;
          return {
            ...neighbour(seen),
            candidate: id,
            keptNumber: rule === null ? keptNumber : null,
            rule,
            score,
            marks,
          };
        });
        return { verdicts, tally: tallyOf(item, verdicts) };
      });
    },
    record: (db, facts) => {
      for (const { verdicts, tally } of facts) {
        for (const verdict of verdicts) insertVerdict(db, run, verdict);
        insertTally(db, run, tally, options.clock());
      }
    },
  };
}

function neighbour({ nearest }: Judged): Pick<Verdict, "nearestSeed" | "nearestCandidate"> {
  return {
    nearestSeed: nearest !== null && nearest < 0 ? -nearest : null,
    nearestCandidate: nearest !== null && nearest > 0 ? nearest : null,
  };
}

/** ALGORITHMS ambiguity 14: generated counts what entered the ROUGE filter. */
function tallyOf(item: ParsedReply, verdicts: readonly Verdict[]): Tally {
  const rules: Record<string, number> = {};
  for (const { rule } of verdicts) if (rule !== null) rules[rule] = (rules[rule] ?? 0) + 1;
  const kept = verdicts.filter((verdict) => verdict.rule === null);
  const entered = kept.length + (rules["too_close"] ?? 0) + (rules["exact_repeat"] ?? 0);
  const overGoal = rules["over_goal"] ?? 0;
  return {
    parsing: item.parsing,
    prompt: item.prompt,
    parsed: verdicts.length,
    broken: item.broken,
    ruledOut: verdicts.length - entered - overGoal,
    overGoal,
    generated: entered,
    kept: kept.length,
    marked: kept.filter((verdict) => verdict.marks.length > 0).length,
    fromGrown: item.promptSeeds.some((seed) => seed.grown === 1) ? kept.length : 0,
    promptTokens: item.promptTokens,
    completionTokens: item.completionTokens,
    rules,
  };
}
