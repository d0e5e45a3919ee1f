import { z } from "zod";
import { filterSettings } from "../../nouns/settings.ts";

const id = z.int().positive();
const count = z.int().nonnegative();
const cells = z.instanceof(SharedArrayBuffer);

/** What the replays' thread is opened with: the project file, which this process has open, and how to let go of it. */
export const replayThreadOptions = z.object({ path: z.string(), gate: cells });

/**
 * `cells`: see `replayCells.ts`. `replay`: the replay run that is compared, with `beside`, another replay of `run`, or
 * where that is null with what was recorded.
 */
export const replayRequest = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("replay"),
    run: id,
    through: id,
    theta: z.number().min(0).max(1),
    filter: filterSettings,
    cells,
  }),
  z.object({
    kind: z.literal("compare"),
    run: id,
    through: id,
    goal: id,
    key: z.string(),
    replay: id,
    beside: id.nullable(),
    cells,
  }),
]);
type ReplayRequest = Readonly<z.infer<typeof replayRequest>>;
export type ReplayAsk = Omit<Extract<ReplayRequest, { kind: "replay" }>, "kind" | "cells">;
export type CompareAsk = Omit<Extract<ReplayRequest, { kind: "compare" }>, "kind" | "cells">;

const interval = z.object({ value: count, low: count, high: count });
const needed = z
  .object({ kept: count, requests: interval, promptTokens: count, completionTokens: count })
  .nullable();

const replayed = z.object({
  throughParsing: id,
  requests: count,
  parsed: count,
  generated: count,
  kept: count,
  rules: z.record(z.string(), count).readonly(),
  keptByRequest: z.array(count).readonly(),
  tookMs: count,
});

const compared = z.object({ beside: needed, replay: needed });
export type Compared = Readonly<z.infer<typeof compared>>;

/** What reading the project file throws. */
export const readFailure = z.enum([
  "project-missing",
  "project-newer",
  "project-damaged",
  "project-not-writable",
]);

export const replayAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("replayed"), replayed }),
  z.object({ kind: z.literal("compared"), compared }),
  z.object({ kind: z.literal("called off") }),
  z.object({
    kind: z.literal("failed"),
    failure: readFailure,
    sentence: z.string(),
  }),
]);
export type ReplayAnswer = Readonly<z.infer<typeof replayAnswer>>;
