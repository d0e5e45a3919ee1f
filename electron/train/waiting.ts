import type { Failure } from "../nouns/failure.ts";
import type { Step, TrainerBatch } from "./step.ts";

/** Batches that were sent and not answered, in their order. */
export type Waiting = Readonly<{
  add: (batch: Pick<TrainerBatch, "id" | "epoch">) => Promise<Step>;
  /** Answers the batch of this step; a step nobody waits for is let go. */
  resolve: (step: Step) => void;
  reject: (batchId: number, failure: Failure) => void;
  rejectAll: (failureOf: (batchId: number) => Failure) => void;
  /** The id of the batch that waits longest, or null. */
  first: () => number | null;
}>;

export function openWaiting(): Waiting {
  const all: { id: number; epoch: number; answer: PromiseWithResolvers<Step> }[] = [];
  const remove = (id: number, epoch: number | null) => {
    const index = all.findIndex((entry) => entry.id === id && (epoch === null || entry.epoch === epoch));
    return index === -1 ? undefined : all.splice(index, 1)[0];
  };
  return {
    add: ({ id, epoch }) => {
      const answer = Promise.withResolvers<Step>();
      all.push({ id, epoch, answer });
      return answer.promise;
    },
    resolve: (step) => remove(step.batchId, step.epoch)?.answer.resolve(step),
    reject: (batchId, failure) => remove(batchId, null)?.answer.reject(failure),
    rejectAll: (failureOf) => {
      for (const { id, answer } of all.splice(0)) answer.reject(failureOf(id));
    },
    first: () => all[0]?.id ?? null,
  };
}
