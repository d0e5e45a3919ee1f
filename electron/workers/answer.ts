import { parentPort } from "node:worker_threads";
import { z } from "zod";

const askedSchema = z.object({ number: z.int(), request: z.unknown() });

/**
 * The worker's side of `openThread`: answers every request with the handler, strictly one after another.
 * What the handler throws rejects that one request; only the error's message and stack cross over,
 * so a failure of the trade belongs into the answer.
 */
export function answerParent(handler: (request: unknown) => unknown): void {
  const port = parentPort;
  if (port === null) throw new Error("answerParent is only for the entry of a worker thread.");

  async function answer(message: unknown): Promise<void> {
    const { number, request } = askedSchema.parse(message);
    try {
      port?.postMessage({ number, answer: await handler(request) });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      port?.postMessage({ number, error: copyOf(error) });
    }
  }

  let last: Promise<void> = Promise.resolve();
  port.on("message", (message: unknown) => {
    last = last.then(() => answer(message));
  });
}

/** A plain error, since an error of a class of its own may hold what a message cannot carry. */
function copyOf(error: Error): Error {
  const copy = new Error(error.message);
  if (error.stack !== undefined) copy.stack = error.stack;
  return copy;
}
