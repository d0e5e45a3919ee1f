import type { TokenizerName } from "../nouns/tokenizer.ts";
import type { Story, StoryBatch, StoryNearest } from "../nouns/view.ts";
import type { ReadableDb } from "../store/readable.ts";
import { filterOfRun } from "./filterOfRun.ts";
import { wordOn } from "./reviews.ts";
import { seedLineById } from "./seedLines.ts";
import { countsInChain } from "./seedScores.ts";
import { sharedWith } from "./sharedWith.ts";
import {
  batches,
  becameSeed,
  birth,
  candidacies,
  cells,
  exported,
  exportedByWord,
  placed,
  tookPlace,
  verdict,
  waitingBefore,
  windowNorms,
  windowOfStep,
} from "./storyRows.ts";

/**
 * Everything the ledger knows of one candidate in a run, from its seeds to the data set; null when there is no
 * such candidate. Steps that have not happened are null or empty.
 */
export function story(db: ReadableDb, run: number, candidate: number): Story | null {
  const born = db.get(birth.schema, birth.sql, candidate);
  if (born === undefined) return null;
  const judged = db.get(verdict.schema, verdict.sql, run, candidate);
  const countsOf = countsInChain(db, run);
  const seedLine = (seed: number) => seedLineById(db, seed, countsOf(seed));
  const seed = db.get(becameSeed.schema, becameSeed.sql, candidate, run);
  const stoodIn = batchesOf(db, run, candidate);
  const review = wordOn(db, candidate);
  const { instruction, input, output, shortened, seed1, seed2, seed3, writer, temperature, createdAt } = born;
  return {
    candidate,
    instruction,
    input,
    output,
    isShortened: shortened === 1,
    marks: judged?.marks ?? [],
    seeds: [seed1, seed2, seed3].map(seedLine),
    prompt: { id: born.prompt, writer, temperature, createdAt },
    reply: replyOf(born),
    verdict: judged === undefined ? null : outcome(judged, instruction, filterOfRun(db, run)),
    review,
    cluster: clusterOf(db, run, candidate, stoodIn.length > 0),
    batches: stoodIn,
    candidacies: db.all(candidacies.schema, candidacies.sql, candidate, run),
    becameSeed: seed === undefined ? null : seedLine(seed.id),
    tookPlaceOf: seed === undefined ? null : (db.get(tookPlace.schema, tookPlace.sql, run, seed.id) ?? null),
    exported: exportsOf(db, run, candidate, judged?.keptNumber ?? null),
  };
}

function exportsOf(
  db: ReadableDb,
  run: number,
  candidate: number,
  keptNumber: number | null,
): Story["exported"] {
  return keptNumber === null
    ? db.all(exportedByWord.schema, exportedByWord.sql, run, candidate)
    : db.all(exported.schema, exported.sql, run, keptNumber, candidate);
}

function replyOf(born: Story["reply"]): Story["reply"] {
  const { finishReason, latencyMs, arrivedAt, promptTokens, completionTokens } = born;
  const { ordinal, found, broken, text } = born;
  return { finishReason, latencyMs, arrivedAt, promptTokens, completionTokens, ordinal, found, broken, text };
}

type Judged = Omit<NonNullable<Story["verdict"]>, "nearest" | "theta"> & Nearest;
type Nearest = Readonly<{
  nearestSeed: number | null;
  nearestCandidate: number | null;
  nearestText: string | null;
  nearestKept: number | null;
  nearestPrompt: number | null;
}>;

function outcome(
  judged: Judged,
  instruction: string,
  { theta, filter }: Pick<ReturnType<typeof filterOfRun>, "theta" | "filter">,
): Story["verdict"] {
  const { keptNumber, rule, score, judgedAt } = judged;
  const nearest = nearestOf(judged, instruction, filter.tokenizer);
  return { keptNumber, rule, score, theta, judgedAt, nearest };
}

function nearestOf(judged: Judged, instruction: string, tokenizer: TokenizerName): StoryNearest | null {
  const text = judged.nearestText ?? "";
  const told = { text, ...sharedWith(instruction, text, tokenizer, judged.score) };
  const { nearestSeed, nearestCandidate, nearestKept, nearestPrompt } = judged;
  if (nearestSeed !== null) return { kind: "seed", id: nearestSeed, keptNumber: null, prompt: null, ...told };
  if (nearestCandidate === null) return null;
  return {
    kind: "instruction",
    id: nearestCandidate,
    keptNumber: nearestKept,
    prompt: nearestPrompt,
    ...told,
  };
}

function batchesOf(db: ReadableDb, run: number, candidate: number): readonly StoryBatch[] {
  return db.all(batches.schema, batches.sql, candidate, run).map(({ batch, ...told }) => ({
    ...told,
    cells: db.all(cells.schema, cells.sql, batch).map((cell) => cell.cluster),
    window: told.step === null ? null : windowOf(db, run, batch, told.step),
  }));
}

function windowOf(db: ReadableDb, run: number, batch: number, step: number): StoryBatch["window"] {
  const window = db.get(windowOfStep.schema, windowOfStep.sql, run, step);
  if (window === undefined) return null;
  const norms = db.all(windowNorms.schema, windowNorms.sql, window.id);
  return { number: window.number, isWinner: window.winner === batch, norms };
}

function clusterOf(db: ReadableDb, run: number, candidate: number, wasTaken: boolean): Story["cluster"] {
  const row = db.get(placed.schema, placed.sql, candidate, run);
  if (row === undefined) return null;
  if (wasTaken) return { number: row.cluster, waitingBefore: null };
  const before = db.get(waitingBefore.schema, waitingBefore.sql, run, row.cluster, row.keptNumber);
  return { number: row.cluster, waitingBefore: before?.rows ?? 0 };
}
