import { z } from "zod";
import { filterSettings, runSettings, writerChoice } from "../nouns/settings.ts";

const mostAtATime = 64;

/** As many requests at a time as a sitting may have, for a number out of a project file. */
export function allowedConcurrency(told: number): number {
  return Math.min(Math.max(1, Math.trunc(told)), mostAtATime);
}

/** Who writes from now on, and how many requests may be in flight. */
export const writerRequest = z.strictObject({
  writer: writerChoice,
  concurrency: z.number().int().min(1).max(mostAtATime, `At most ${mostAtATime} requests go at a time.`),
});

/** Who goes on writing; `isChosen`: the user picked this writer now, it was not taken from the project. */
export const continueRequest = writerRequest.extend({ isChosen: z.boolean().default(false) });

/** What the user chooses before a run. */
export const growRequest = writerRequest.extend({
  preset: runSettings.shape.preset,
  goal: runSettings.shape.goal,
  batchSize: runSettings.shape.batchSize,
  epochs: runSettings.shape.epochs,
  /** Left out: the embedded trainer. */
  train: runSettings.shape.train.optional(),
  /** Left out: 0.85. */
  theta: runSettings.shape.theta.optional(),
  /** Left out: what is usual for the preset in English. */
  filter: filterSettings.optional(),
});
