import { parentPort } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import { z } from "zod";

const askedSchema = z.object({ number: z.int(), request: z.unknown() });

/**
 * The worker's side of `openThread`: answers every request with the handler, strictly one after another.
 * What the handler throws rejects that one request; only the error's message and stack cross over,
 * so a failure of the trade belongs into the answer.
 */
export function answerParent(handler: (request: unknown) => unknown): void {
  const port = portToParent();
  let last: Promise<void> = Promise.resolve();
  port.on("message", (message: unknown) => {
    last = last.then(() => answer(port, handler, message));
  });
}

/** The same, but each request is begun when it comes: what is quick is answered while something long is under way. */
export function answerParentAtOnce(handler: (request: unknown) => unknown): void {
  const port = portToParent();
  port.on("message", (message: unknown) => void answer(port, handler, message));
}

function portToParent(): MessagePort {
  if (parentPort === null) throw new Error("Only the entry of a worker thread answers a parent.");
  return parentPort;
}

async function answer(
  port: MessagePort,
  handler: (request: unknown) => unknown,
  message: unknown,
): Promise<void> {
  const { number, request } = askedSchema.parse(message);
  try {
    port.postMessage({ number, answer: await handler(request) });
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    port.postMessage({ number, error: copyOf(error) });
  }
}

/** A plain error, since an error of a class of its own may hold what a message cannot carry. */
function copyOf(error: Error): Error {
  const copy = new Error(error.message);
  if (error.stack !== undefined) copy.stack = error.stack;
  return copy;
}
