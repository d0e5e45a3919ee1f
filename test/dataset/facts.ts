import type { CardFacts } from "../../electron/dataset/cardFacts.ts";
import type { DatasetRow } from "../../electron/dataset/row.ts";

export const FACTS: CardFacts = {
  title: "Kitchen and office",
  languages: ["en"],
  seedbedVersion: "0.1.0",
  preset: "Recommended",
  threshold: 0.85,
  filter: {
    language: "English",
    tokenizer: "rouge-score",
    seedsInPool: true,
    rulesOff: [],
    rulesChanged: [],
  },
  earlierRuns: [],
  writers: [{ kind: "server", model: "test-writer", rowCount: 240 }],
  initialSeedCount: 24,
  candidateCount: 410,
  unreadableCount: 12,
  overGoalCount: 10,
  dropped: [
    { rule: "empty_output", count: 60 },
    { rule: "too_close", count: 100 },
  ],
  rejectedByPersonCount: 0,
  keptByPersonCount: 0,
  clusterStability: 0.42,
  feedback: {
    windowCount: 5,
    replacementCount: 8,
    replacementInForceCount: 6,
    closure: 0.41,
    closureLastQuarter: 0.625,
    lagMedianPrompts: 3,
    lagP90Prompts: 7,
  },
};

/** A small row of made-up text; `id` shows in every text. */
export function row(id: number, change: Partial<DatasetRow> = {}): DatasetRow {
  return {
    id,
    instruction: `Name ${id} things that float.`,
    input: id % 2 === 0 ? `A pond of ${id} metres` : "",
    output: `Wood, ice and ${id} corks.`,
    writer: "test-writer",
    nearestScore: id % 3 === 0 ? null : 0.25 + id / 1024,
    cluster: id % 4 === 0 ? null : id % 16,
    marks: id % 5 === 0 ? ["few-letters", "placeholder"] : [],
    ...change,
  };
}
