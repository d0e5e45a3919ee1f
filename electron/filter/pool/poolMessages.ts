import { z } from "zod";
import { filterEngines } from "../../nouns/filterView.ts";
import { dropRuleNames, markNames, ruleNames } from "../../nouns/ruleChoices.ts";
import { filterSettings } from "../../nouns/settings.ts";

/** A text with its id: a candidate's is positive, an initial seed's negative. */
export type PoolItem = Readonly<{ id: number; text: string }>;

const taskTexts = { instruction: z.string(), input: z.string(), output: z.string() };
const promptSeeds = z.array(z.object({ instruction: z.string() })).readonly();

/** A reply's candidates in order, with the seeds that stood in its prompt. */
const replyToJudge = z.object({
  candidates: z.array(z.object({ id: z.int(), ...taskTexts }).readonly()).readonly(),
  promptSeeds,
});
export type ReplyToJudge = Readonly<z.infer<typeof replyToJudge>>;

/** Keep while no score is above theta; after `room` kept candidates of this call the goal is reached. */
const poolLimits = z.object({ theta: z.number().min(0).max(1), room: z.int().min(0) });
export type PoolLimits = Readonly<z.infer<typeof poolLimits>>;

/** What the pool's thread is opened with. */
export const poolThreadOptions = z.object({
  /** The project file, which this process has open. */
  path: z.string(),
  run: z.int().positive(),
  filter: filterSettings,
  exactRepeats: z.boolean(),
  gate: z.instanceof(SharedArrayBuffer),
});
export type PoolThreadOptions = Readonly<z.infer<typeof poolThreadOptions>>;

/** `standing` is answered when there is something new to say, at most ten times a second. */
export const poolRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("standing") }),
  z.object({ kind: z.literal("judge"), reply: replyToJudge, limits: poolLimits }),
  z.object({ kind: z.literal("findings"), task: z.object(taskTexts), promptSeeds }),
  z.object({
    kind: z.literal("nearestFew"),
    text: z.string(),
    count: z.int().positive(),
    before: z.int().nullable(),
  }),
]);

/** What a built pool holds. `kept`: texts of candidates; `tokenless`: texts in which the tokenizer finds nothing. */
const poolContents = z.object({
  texts: z.int(),
  kept: z.int(),
  tokenless: z.int(),
  usedBytes: z.number(),
  engine: z.enum(filterEngines),
});
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
    failure: z.enum(["project-missing", "project-newer", "project-damaged", "project-not-writable"]),
    sentence: z.string(),
  }),
]);
export type PoolStanding = Readonly<z.infer<typeof poolStanding>>;

const judged = z
  .object({
    id: z.int(),
    nearest: z.int().nullable(),
    score: z.number().min(0).max(1).nullable(),
    outcome: z.enum(["kept", "too_close", "over_goal", "exact_repeat", ...dropRuleNames]),
    marks: z.array(z.enum(markNames)).readonly(),
  })
  .readonly();

/**
 * The verdict on one candidate. `nearest` is the id of the earliest pool text of the highest ROUGE-L and `score` that
 * ROUGE-L. An exact repeat has no tokens: its score is 0 and `nearest` the text it repeats. What is over the
 * goal, or set aside by the rule that `outcome` names, was not scored: null. `marks` are those of what is kept.
 */
export type Judged = z.infer<typeof judged>;

/** Null: the pool could not be built, as its standing says. */
export const judgedAnswer = z
  .object({ judged: z.array(judged), tookMs: z.number(), contents: poolContents })
  .nullable();

const neighbour = z.object({ id: z.int(), score: z.number() }).readonly();
export type Neighbour = z.infer<typeof neighbour>;

/** What the rules find: see `RuleFinding`. */
export const findingsAnswer = z
  .array(
    z
      .object({
        rule: z.enum(ruleNames),
        isOn: z.boolean(),
        speaks: z.boolean(),
        value: z.number().nullable(),
      })
      .readonly(),
  )
  .readonly();

/** Null: the pool is not built. */
export const nearestFewAnswer = z.array(neighbour).nullable();
