import { z } from "zod";
import { tokenizerName } from "../nouns/tokenizer.ts";

/** A text with its id: a candidate's is positive, an initial seed's negative. */
const poolItem = z.object({ id: z.int(), text: z.string() });
export type PoolItem = Readonly<z.infer<typeof poolItem>>;

/** Keep while no score is above theta; after `room` kept items of this call the goal is reached. */
const poolLimits = z.object({ theta: z.number().min(0).max(1), room: z.int().min(0) });
export type PoolLimits = Readonly<z.infer<typeof poolLimits>>;

/** What the pool's thread is opened with. */
export const poolThreadOptions = z.object({
  /** The project file, which this process has open. */
  path: z.string(),
  run: z.int().positive(),
  tokenizer: tokenizerName,
  seedsInPool: z.boolean(),
  exactRepeats: z.boolean(),
  gate: z.instanceof(SharedArrayBuffer),
});
export type PoolThreadOptions = Readonly<z.infer<typeof poolThreadOptions>>;

/** `standing` is answered when there is something new to say, at most ten times a second. */
export const poolRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("standing") }),
  z.object({ kind: z.literal("judge"), items: z.array(poolItem), limits: poolLimits }),
  z.object({
    kind: z.literal("nearestFew"),
    text: z.string(),
    count: z.int().positive(),
    before: z.int().nullable(),
  }),
]);

/** What a built pool holds. `kept`: texts of candidates; `tokenless`: texts in which the tokenizer finds nothing. */
const poolContents = z.object({ texts: z.int(), kept: z.int(), tokenless: z.int(), usedBytes: z.number() });
export type PoolContents = Readonly<z.infer<typeof poolContents>>;

/** `waiting`: the run has no prompt yet, which says who its initial seeds are; it is built when it has to judge. */
export const poolStanding = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("waiting") }),
  z.object({
    kind: z.literal("building"),
    done: z.int(),
    total: z.int(),
    textsPerSecond: z.number().nullable(),
  }),
  z.object({ kind: z.literal("ready"), tookMs: z.number(), contents: poolContents }),
  z.object({
    kind: z.literal("failed"),
    failure: z.enum(["project-newer", "project-damaged", "project-not-writable"]),
    sentence: z.string(),
  }),
]);
export type PoolStanding = Readonly<z.infer<typeof poolStanding>>;

const judged = z
  .object({
    id: z.int(),
    nearest: z.int().nullable(),
    score: z.number().min(0).max(1),
    outcome: z.enum(["kept", "too_close", "over_goal", "exact_repeat"]),
  })
  .readonly();

/**
 * The verdict on one item. `nearest` is the id of the earliest pool text of the highest ROUGE-L and `score` that
 * ROUGE-L. An exact repeat has no tokens: its score is 0 and `nearest` the text it repeats. An item over the goal
 * was not scored: null and 0.
 */
export type Judged = z.infer<typeof judged>;

/** Null: the pool could not be built, as its standing says. */
export const judgedAnswer = z
  .object({ judged: z.array(judged), tookMs: z.number(), contents: poolContents })
  .nullable();

const neighbour = z.object({ id: z.int(), score: z.number() }).readonly();
export type Neighbour = z.infer<typeof neighbour>;

/** Null: the pool is not built. */
export const nearestFewAnswer = z.array(neighbour).nullable();
