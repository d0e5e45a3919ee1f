import { Worker } from "node:worker_threads";
import type { Transferable } from "node:worker_threads";
import { z } from "zod";
import { Failure } from "../nouns/failure.ts";

/** One worker thread that answers requests in the order in which they were asked. */
export type Thread = Readonly<{
  /**
   * The handler's answer, to be validated by the caller.
   * Rejects with the handler's own error, when the thread was closed before it answered, or with the
   * Failure `worker-died`.
   */
  ask(request: unknown, transfer?: readonly Transferable[]): Promise<unknown>;
  /** Resolves with the reason when the thread dies by itself; stays open after `close`. */
  failed: Promise<Error>;
  /** Stops the thread at once; requests without an answer are rejected. Not for a thread in native code. */
  close(): Promise<void>;
  /** Takes no more requests and stops the thread when those it has are answered. */
  finish(): Promise<void>;
}>;

const replySchema = z.union([
  z.object({ number: z.int(), answer: z.unknown() }).strict(),
  z.object({ number: z.int(), error: z.instanceof(Error) }).strict(),
]);

type Reply = z.infer<typeof replySchema>;
type Waiting = Readonly<{ resolve(answer: unknown): void; reject(error: Error): void }>;

/**
 * Starts a worker whose entry calls `answerParent`. `owner` is whose thread it is, in the user's words.
 * An error in the handler rejects only its own request; a dead thread rejects all, also later ones.
 */
export function openThread(owner: string, entry: URL, workerData?: unknown): Thread {
  const worker = new Worker(entry, { workerData });
  const waiting = new Map<number, Waiting>();
  const failure = Promise.withResolvers<Error>();
  const closed = new Error(`${owner}'s thread was closed before it answered.`);
  let asked = 0;
  let last: Promise<unknown> = Promise.resolve();
  let isFinishing = false;
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

  function take(reply: Reply): void {
    const waiter = waiting.get(reply.number);
    waiting.delete(reply.number);
    if ("error" in reply) waiter?.reject(reply.error);
    else waiter?.resolve(reply.answer);
  }

  listen(worker, owner, take, die);
  return {
    failed: failure.promise,
    async ask(request, transfer = []) {
      if (end !== undefined) throw end;
      if (isFinishing) throw closed;
      const number = asked++;
      worker.postMessage({ number, request }, transfer);
      const answer = new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      endWith(closed);
      await worker.terminate();
    },
    async finish() {
      isFinishing = true;
      // Answers come in the order of the requests.
      await last;
      endWith(closed);
      await worker.terminate();
    },
  };
}

function listen(
  worker: Worker,
  owner: string,
  take: (reply: Reply) => void,
  die: (error: Error) => void,
): void {
  worker.on("message", (message: unknown) => {
    const reply = replySchema.safeParse(message);
    if (reply.success) take(reply.data);
    else die(new Error(`${owner}'s thread sent an unreadable reply.`));
  });
  worker.on("error", (error: unknown) =>
    die(died(owner, error instanceof Error ? error.message : String(error), error)),
  );
  worker.on("messageerror", die);
  worker.on("exit", (code) => die(died(owner, `code ${code}`)));
}

function died(owner: string, how: string, cause?: unknown): Failure {
  const sentence = `${owner}'s thread ended (${how.replace(/[.\s]+$/, "")}). Continue to start it again: nothing is lost.`;
  return new Failure("worker-died", sentence, { cause });
}
