import type { LoopBatch, LoopRequest, LoopSeed, LoopText, LoopView } from "../../electron/nouns/loop.ts";
import type { Overview, RunState } from "../../electron/nouns/view.ts";

const theta = 0.85;

/** An invented run of 8,000 with 16 clusters, as the drawings of the Loop show it. */
export function overviewOf(state: RunState, change: Partial<Overview> = {}): Overview {
  const isRun = state.kind !== "noRun";
  return {
    project: "general-en",
    state,
    run: isRun
      ? {
          id: 1,
          number: 1,
          parent: null,
          judgingAgain: null,
          key: "a3f1",
          preset: "paper",
          goal: 8000,
          batchSize: 16,
          epochs: 1,
          theta,
          lockstep: false,
          train: "embedded",
          writer: "gpt-4.1-mini",
          lastSitting: null,
        }
      : null,
    elapsedMs: 924_000,
    remainingMs: 480_000,
    keptPerMinute: 341,
    waitsForTraining: null,
    seeds: { pool: 175, given: 121, grown: 54, left: 54 },
    requests: {
      sent: isRun ? 412 : 0,
      open: isRun ? 6 : 0,
      replied: isRun ? 406 : 0,
      failedAttempts: 0,
      promptTokens: 0,
      completionTokens: 0,
    },
    verdicts: {
      parsed: 6496,
      broken: 0,
      ruledOut: 120,
      overGoal: 0,
      generated: isRun ? 6414 : 0,
      kept: isRun ? 5208 : 0,
      marked: 12,
      rules: {},
    },
    clusters: {
      placed: isRun ? 5208 : 0,
      waiting: isRun ? [9, 7, 14, 5, 4, 8, 10, 12, 8, 15, 6, 3, 7, 5, 0, 7] : [],
      explainedVariance: [0.08, 0.06, 0.05, 0.04],
      stability: 0.8,
      basisRowsWanted: 300,
    },
    batches: {
      composed: isRun ? 318 : 0,
      trained: isRun ? 316 : 0,
      expected: 500,
      homeShare: isRun ? 0.959 : null,
    },
    training: { steps: isRun ? 316 : 0, loss: 3.12, gradientNorm: isRun ? 1.42 : null, stepMs: 900 },
    windows: { closed: isRun ? 30 : 0, replacements: isRun ? 58 : 0, replacementsInForce: 54 },
    work: {
      requestsPerMinute: 27,
      batchesPerMinute: 21,
      savedAt: null,
      filterEngine: null,
      embedding: null,
      trainer: isRun ? { name: "embedded", parameters: 5_020_000 } : null,
    },
    closure: isRun ? 0.412 : null,
    closureLastQuarter: 0.6,
    lagMedian: 6,
    lagP90: 9,
    recent: { prompts: [], verdicts: [] },
    ...change,
  };
}

/** Numbers in [0, 1) that are the same each time, in a browser as well. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const names =
  "recipes, meals|letters, email|code, functions|sums, budgets|travel, routes|history, dates|health, habits|stories, poems|science, causes|lists, ideas|tone, rewrite|labels, classes|plans, schedules|reviews, goods|rules, law|words, grammar".split(
    "|",
  );

/** What the Loop of that run draws; the same at each call but for `now`, the time at which requests were asked. */
export function viewOf(now: number, inFlight = 6): LoopView {
  const draw = numbers(7);
  return {
    seeds: seedsOf(draw),
    requests: requestsOf(draw, now, inFlight),
    clusters: [9, 7, 14, 5, 4, 8, 10, 12, 8, 15, 6, 3, 7, 5, 0, 7].map((waiting, cluster) => ({
      cluster,
      name: names[cluster] ?? null,
      waiting,
      donor: waiting === 0 ? 9 : null,
    })),
    batches: batchesOf(draw),
    window: { steps: 10, skippedSteps: 10, last: lastWindow },
  };
}

function seedsOf(draw: () => number): readonly LoopSeed[] {
  return Array.from({ length: 175 }, (_, place): LoopSeed => {
    const isGrown = draw() < 0.31;
    return {
      id: isGrown ? 2000 + place * 13 : place + 1,
      instruction: `Write a few lines about subject ${place + 1} for someone who has never heard of it`,
      isGrown,
      isPinned: place === 12 || place === 71,
      score: isGrown && draw() < 0.2 ? null : Math.min(0.99, 0.62 + draw() * 0.36),
      isInRequest: draw() < 0.1,
      isNextToLeave: place === 44,
    };
  });
}

function requestsOf(draw: () => number, now: number, inFlight: number): readonly LoopRequest[] {
  return Array.from({ length: 24 }, (_, place): LoopRequest => {
    const isOpen = place < inFlight;
    const prompt = 418 - place;
    const texts = isOpen ? [] : textsOf(draw, prompt);
    return {
      prompt,
      seeds: [1, 2, 3].map(() => {
        const isGrown = draw() < 0.25;
        return { id: Math.floor(isGrown ? 2000 + draw() * 2400 : 1 + draw() * 170), isGrown };
      }),
      state: isOpen ? "asked" : "judged",
      sentence: null,
      askedAt: now - (isOpen ? 400 + place * 2300 : 60_000),
      latencyMs: isOpen ? null : 11_000 + Math.floor(draw() * 4000),
      found: isOpen ? null : texts.length,
      kept: isOpen ? null : texts.filter(({ rule }) => rule === null).length,
      texts,
    };
  });
}

function textsOf(draw: () => number, prompt: number): readonly LoopText[] {
  return Array.from({ length: 13 + Math.floor(draw() * 4) }, (_, place): LoopText => {
    const candidate = prompt * 16 + place;
    const chance = draw();
    if (chance > 0.97) return { candidate, keptNumber: null, score: null, rule: "too_short", cluster: null };
    if (chance > 0.83)
      return { candidate, keptNumber: null, score: 0.86 + draw() * 0.13, rule: "too_close", cluster: null };
    return {
      candidate,
      keptNumber: candidate - 1000,
      score: 0.25 + draw() * 0.55,
      rule: null,
      cluster: Math.floor(draw() * 16),
    };
  });
}

function batchesOf(draw: () => number): readonly LoopBatch[] {
  const winners = new Map([
    [164, 1.9],
    [175, 2.1],
    [188, 1.8],
    [197, 2.0],
    [203, 2.2],
    [216, 1.9],
    [229, 2.2],
    [234, 1.8],
    [247, 2.0],
  ]);
  for (const [batch, norm] of [
    [257, 2.31],
    [268, 2.02],
    [274, 1.88],
    [289, 2.16],
    [296, 1.97],
    [304, 2.07],
  ] as const)
    winners.set(batch, norm);
  return Array.from({ length: 160 }, (_, place): LoopBatch => {
    const number = 159 + place;
    const isTrained = number <= 316;
    const norm = number === 313 ? 1.94 : (winners.get(number) ?? 1.05 + draw() * 0.45);
    return {
      number,
      epoch: 1,
      cells: Array.from({ length: 16 }, (_cell, cluster) =>
        draw() < (cluster === 14 ? 0.4 : 0.025) ? ([9, 2, 10, 0][Math.floor(draw() * 4)] ?? 9) : cluster,
      ),
      wanted: Array.from({ length: 16 }, (_cell, cluster) => cluster),
      step: isTrained ? number : null,
      gradientNorm: isTrained && number !== 282 ? norm : null,
      loss: isTrained ? 4.2 - place * 0.006 + draw() * 0.1 : null,
      isWinner: winners.has(number),
    };
  });
}

const fates =
  "no_room no_room no_room no_room no_room too_close no_room came_in no_room no_room no_room no_output no_room too_close came_in no_room".split(
    " ",
  );

const lastWindow: LoopView["window"]["last"] = {
  number: 30,
  firstStep: 301,
  lastStep: 310,
  winnerBatch: 304,
  gradientNorm: 2.07,
  places: fates.map((fate, place) => ({
    candidate: 412 * 16 + place,
    keptNumber: 5000 + place,
    cluster: place,
    fate: fate === "came_in" || fate === "too_close" || fate === "no_output" ? fate : "no_room",
  })),
  changes: [
    {
      left: { id: 12, instruction: "List three ways to reuse an old newspaper at home.", score: 0.61 },
      came: { id: 4402, instruction: "Draft a clause that lets a tenant sublet one room for a summer." },
      isUndone: false,
    },
    {
      left: { id: 88, instruction: "Write a slogan for a maker of umbrellas.", score: 0.64 },
      came: { id: 4411, instruction: "Write an eight-line poem in which every line names a tool." },
      isUndone: false,
    },
  ],
  sentence: "2 seeds replaced, the most a window may.",
};
