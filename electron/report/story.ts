import type { Story } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";
import { seedLineById } from "./seedLines.ts";
import { seedCounts } from "./seedScores.ts";
import {
  batches,
  becameSeed,
  birth,
  candidacies,
  exported,
  placed,
  verdict,
  waitingBefore,
} from "./storyRows.ts";

/**
 * Everything the ledger knows of one candidate in a run, from its seeds to the data set; null when there is no
 * such candidate. Steps that have not happened are null or empty.
 */
export function story(db: ReadableDb, run: number, candidate: number): Story | null {
  const born = db.get(birth.schema, birth.sql, candidate);
  if (born === undefined) return null;
  const judged = db.get(verdict.schema, verdict.sql, run, candidate);
  const countsOf = seedCounts(db, run);
  const seedLine = (seed: number) => seedLineById(db, seed, countsOf(seed));
  const seed = db.get(becameSeed.schema, becameSeed.sql, candidate, run);
  const stoodIn = db.all(batches.schema, batches.sql, candidate, run);
  const keptNumber = judged?.keptNumber ?? null;
  return {
    candidate,
    instruction: born.instruction,
    input: born.input,
    output: born.output,
    isShortened: born.shortened === 1,
    marks: judged?.marks ?? [],
    seeds: [born.seed1, born.seed2, born.seed3].map(seedLine),
    prompt: { id: born.prompt, writer: born.writer, createdAt: born.createdAt },
    reply: {
      finishReason: born.finishReason,
      latencyMs: born.latencyMs,
      promptTokens: born.promptTokens,
      completionTokens: born.completionTokens,
      ordinal: born.ordinal,
      found: born.found,
      broken: born.broken,
      text: born.text,
    },
    verdict: judged === undefined ? null : { ...outcome(judged), nearest: nearest(judged) },
    cluster: clusterOf(db, run, candidate, stoodIn.length > 0),
    batches: stoodIn,
    candidacies: db.all(candidacies.schema, candidacies.sql, candidate, run),
    becameSeed: seed === undefined ? null : seedLine(seed.id),
    exported: keptNumber === null ? [] : db.all(exported.schema, exported.sql, run, keptNumber),
  };
}

type Verdict = NonNullable<Story["verdict"]>;

function outcome({ keptNumber, rule, score, theta }: Omit<Verdict, "nearest">): Omit<Verdict, "nearest"> {
  return { keptNumber, rule, score, theta };
}

function nearest(judged: {
  nearestSeed: number | null;
  nearestCandidate: number | null;
  nearestText: string | null;
}): Verdict["nearest"] {
  const text = judged.nearestText ?? "";
  if (judged.nearestSeed !== null) return { kind: "seed", id: judged.nearestSeed, text };
  if (judged.nearestCandidate !== null) return { kind: "instruction", id: judged.nearestCandidate, text };
  return null;
}

function clusterOf(db: ReadableDb, run: number, candidate: number, wasTaken: boolean): Story["cluster"] {
  const row = db.get(placed.schema, placed.sql, candidate, run);
  if (row === undefined) return null;
  if (wasTaken) return { number: row.cluster, waitingBefore: null };
  const before = db.get(waitingBefore.schema, waitingBefore.sql, run, row.cluster, row.keptNumber);
  return { number: row.cluster, waitingBefore: before?.rows ?? 0 };
}
