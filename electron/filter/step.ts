import type { Clock } from "../nouns/pump.ts";
import type { DropRule } from "../nouns/rules.ts";
import type { FilterSettings } from "../nouns/settings.ts";
import type { ParsedReply } from "../store/parsedReplies.ts";
import type { Project } from "../store/project.ts";
import type { Step } from "../store/step.ts";
import { marksOf } from "./marks.ts";
import type { Filter } from "./pool.ts";
import type { Judged } from "./poolMessages.ts";
import { ruleAgainst } from "./rules.ts";
import { insertTally, insertVerdict, keptTotal, unjudged } from "./tables.ts";
import type { SetAside, Tally, Verdict } from "./tables.ts";

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
  /** How the run judges: `filterOf` its settings. */
  judging: FilterSettings;
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
      const ruled = items.map((item) => ruledOut(item, options.judging));
      const survivors = items.flatMap((item, index) =>
        item.candidates
          .filter((candidate) => !ruled[index]?.has(candidate.id))
          .map((candidate) => ({ id: candidate.id, text: candidate.instruction })),
      );
      const judged = await filter.judge(survivors, { theta, room: Math.max(0, goal - kept) });
      const verdictOf = new Map(judged.map((verdict) => [verdict.id, verdict]));
      let keptNumber = kept;
      return items.map((item, index) => {
        const verdicts = item.candidates.map((candidate): Verdict => {
          const rule = ruled[index]?.get(candidate.id);
          const seen = verdictOf.get(candidate.id);
          const isKept = seen?.outcome === "kept";
          if (isKept) keptNumber += 1;
          return {
            ...neighbour(seen),
            candidate: candidate.id,
            keptNumber: isKept ? keptNumber : null,
            rule: isKept ? null : (rule ?? filterRule(seen)),
            marks: isKept ? marksOf(candidate, options.judging) : [],
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

function ruledOut(item: ParsedReply, judging: FilterSettings): ReadonlyMap<number, DropRule> {
  const out = new Map<number, DropRule>();
  for (const candidate of item.candidates) {
    const rule = ruleAgainst(candidate, item.promptSeeds, judging);
    if (rule !== null) out.set(candidate.id, rule);
  }
  return out;
}

function filterRule(seen: Judged | undefined): SetAside {
  if (seen === undefined || seen.outcome === "kept")
    throw new Error("A candidate left the filter without a verdict.");
  return seen.outcome;
}

function neighbour(seen: Judged | undefined): Pick<Verdict, "nearestSeed" | "nearestCandidate" | "score"> {
  if (seen === undefined || seen.outcome === "over_goal")
    return { nearestSeed: null, nearestCandidate: null, score: null };
  return {
    nearestSeed: seen.nearest !== null && seen.nearest < 0 ? -seen.nearest : null,
    nearestCandidate: seen.nearest !== null && seen.nearest > 0 ? seen.nearest : null,
    score: seen.score,
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
