import { filterOf } from "../nouns/settings.ts";
import type { RunSettings } from "../nouns/settings.ts";
import { judgeRows } from "./candidates.ts";
import type { JudgedRow, WinnerRow } from "./candidates.ts";
import { evictionOrder } from "./score.ts";
import type { PoolSeed } from "./score.ts";
import { signals, type SignalStep } from "./signal.ts";
import { winner } from "./window.ts";

/** Below this many seeds nothing is replaced in preset Recommended (R3). */
export const minPoolForReplacement = 12;

/** Swaps that a window of a pool may make: as set, or one for every twelve seeds. */
export function maxSwaps(policy: RunSettings["replacement"], pool: number): number {
  return policy.maxPerWindow ?? Math.max(1, Math.ceil(pool / 12));
}

export type WindowStep = SignalStep & Readonly<{ batch: number; step: number }>;

export type WindowInput = Readonly<{
  past: readonly SignalStep[];
  steps: readonly WindowStep[];
  rowsOf: (batch: number) => readonly WinnerRow[];
  pool: readonly (PoolSeed & Readonly<{ instruction: string }>)[];
  /** Seeds that a person gave and did not take out again. */
  humanSeeds: number;
  /** No prompt will follow, so the window can only advise. */
  isAdvice: boolean;
}>;

export type Decision = Readonly<{
  outcome: "replaced" | "advice" | "no_winner" | "no_candidate" | "none_eligible" | "off";
  sentence: string;
  signals: readonly (number | null)[];
  /** Index in the window of the batch with the highest signal, and of that with the highest raw norm. */
  winner: number | null;
  normWinner: number | null;
  eligible: number;
  maxSwaps: number;
  rows: readonly JudgedRow[];
  swaps: readonly Readonly<{ left: PoolSeed; came: number }>[];
}>;

type Rule = Pick<RunSettings, "replacement" | "seedTheta" | "signal" | "preset" | "filter">;

/**
 * What a complete window decides (S0 "iterative feedback", F and G): its winner, which of the winner's rows
 * come in, and which seeds leave for them. Pure: the same window decides the same.
 */
export function decideWindow(input: WindowInput, rule: Rule): Decision {
  const values = signals(rule.signal, input.past, input.steps);
  const best = winner(values);
  const policy = rule.replacement;
  const victims = evictionOrder(input.pool, { ...policy, humanSeeds: input.humanSeeds });
  const most = maxSwaps(policy, input.pool.length);
  const room = Math.min(most, victims.length);
  const accepted = input.isAdvice ? "advised" : "came_in";
  const batch = best === null ? undefined : input.steps[best]?.batch;
  const base = {
    signals: values,
    winner: best,
    normWinner: winner(input.steps.map((step) => step.gradientNorm)),
    eligible: victims.length,
    maxSwaps: most,
    rows: [],
    swaps: [],
  } as const;
  const isTooSmall = policy.policy === "small" && input.pool.length < minPoolForReplacement;
  if (policy.policy === "off") return { ...base, outcome: "off", sentence: "Replacement is switched off." };
  if (isTooSmall) {
    const sentence = `Seeds are replaced from ${minPoolForReplacement} on, and there are ${input.pool.length}. Add seeds to close the loop.`;
    return { ...base, outcome: "off", sentence };
  }
  if (batch === undefined) {
    return { ...base, outcome: "no_winner", sentence: "No step of this window had a finite gradient norm." };
  }
  const { seedTheta } = rule;
  const { tokenizer } = filterOf(rule);
  const rows = judgeRows(input.rowsOf(batch), input.pool, { seedTheta, tokenizer, room, accepted });
  const came = rows.filter((row) => row.fate === accepted);
  const swaps = came.flatMap((row, index) => {
    const left = victims[index];
    return left === undefined ? [] : [{ left, came: row.candidate }];
  });
  if (!input.isAdvice && victims.length === 0) {
    return { ...base, rows, outcome: "none_eligible", sentence: whyNone(input.pool, policy.minGenerated) };
  }
  return { ...base, rows, ...ending(input.isAdvice, swaps, victims.length, most) };
}

/** Why no seed may leave: none has the evidence, or those that have it are pinned or a person's and must stay. */
function whyNone(pool: WindowInput["pool"], minGenerated: number): string {
  const proven = pool.filter(({ count: { generated } }) => generated > 0 && generated >= minGenerated);
  const evidence = `${minGenerated} texts of evidence`;
  if (proven.length === 0) return `No seed may leave: none has ${evidence} yet.`;
  const pinned = proven.filter((seed) => seed.isPinned).length;
  const why =
    pinned === proven.length
      ? "pinned"
      : pinned > 0
        ? "pinned or yours and must stay"
        : "yours and must stay";
  return proven.length === 1
    ? `No seed may leave: the only one with ${evidence} is ${why}.`
    : `No seed may leave: the ${proven.length} with ${evidence} are ${why}.`;
}

function ending(
  isAdvice: boolean,
  swaps: Decision["swaps"],
  eligible: number,
  most: number,
): Pick<Decision, "outcome" | "sentence" | "swaps"> {
  if (isAdvice) {
    const sentence = `No prompt follows this window: ${count(swaps.length, "seed")} would have been replaced.`;
    return { outcome: "advice", sentence, swaps: [] };
  }
  if (swaps.length === 0) {
    const sentence =
      "No row of the winning batch may come in: each is too close to a seed, marked or without an answer.";
    return { outcome: "no_candidate", sentence, swaps };
  }
  const why = swaps.length === most ? "the most a window may" : `${count(eligible, "seed")} could leave`;
  return { outcome: "replaced", sentence: `${count(swaps.length, "seed")} replaced, ${why}.`, swaps };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
