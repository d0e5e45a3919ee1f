import { Worker } from "node:worker_threads";
import type { Transferable } from "node:worker_threads";
import { z } from "zod";

/** One worker thread that answers requests in the order in which they were asked. */
export type Thread = Readonly<{
  /**
   * The handler's answer, to be validated by the caller.
   * Rejects with the handler's own error, or when the thread died or was closed before it answered.
   */
  ask(request: unknown, transfer?: readonly Transferable[]): Promise<unknown>;
  /** Resolves with the reason when the thread dies by itself; stays open after `close`. */
  failed: Promise<Error>;
  /** Stops the thread at once; requests without an answer are rejected. */
  close(): Promise<void>;
}>;

const replySchema = z.union([
  z.object({ number: z.int(), answer: z.unknown() }).strict(),
  z.object({ number: z.int(), error: z.instanceof(Error) }).strict(),
]);

type Waiting = Readonly<{ resolve(answer: unknown): void; reject(error: Error): void }>;

/**
 * Starts a worker whose entry calls `answerParent`.
 * An error in the handler rejects only its own request; a dead thread rejects all, also later ones.
 */
export function openThread(entry: URL, workerData?: unknown): Thread {
  const worker = new Worker(entry, { workerData });
  const waiting = new Map<number, Waiting>();
  const failure = Promise.withResolvers<Error>();
  let asked = 0;
  let end: Error | undefined;

  function endWith(error: Error): boolean {
    if (end !== undefined) return false;
    end = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    return true;
  }

  function die(error: Error): void {
    if (endWith(error)) failure.resolve(error);
    void worker.terminate();
  }

  worker.on("message", (message: unknown) => {
    const reply = replySchema.safeParse(message);
    if (!reply.success) return die(new Error(`${name(entry)} sent an unreadable reply.`));
    const waiter = waiting.get(reply.data.number);
    waiting.delete(reply.data.number);
    if ("error" in reply.data) waiter?.reject(reply.data.error);
    else waiter?.resolve(reply.data.answer);
  });
  worker.on("error", (error: unknown) =>
    die(error instanceof Error ? error : new Error(`${name(entry)} failed: ${String(error)}`)),
  );
  worker.on("messageerror", die);
  worker.on("exit", (code) => die(new Error(`${name(entry)} ended by itself with code ${code}.`)));

  return {
    failed: failure.promise,
    async ask(request, transfer = []) {
      if (end !== undefined) throw end;
      const number = asked++;
      worker.postMessage({ number, request }, transfer);
      return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
    },
    async close() {
      endWith(new Error(`${name(entry)} was closed before it answered.`));
      await worker.terminate();
    },
  };
}

function name(entry: URL): string {
  return `The thread ${entry.pathname.slice(entry.pathname.lastIndexOf("/") + 1)}`;
}
