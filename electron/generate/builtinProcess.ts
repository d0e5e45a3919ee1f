import { openParent } from "../workers/parent.ts";
import type { BuiltinModel } from "./builtinModel.ts";
import { loadBuiltinModel } from "./builtinModel.ts";
import type { FromBuiltin, ToBuiltin } from "./builtinMessages.ts";
import { toBuiltin } from "./builtinMessages.ts";
import type { UserTurnRequest } from "./userTurn.ts";

/** Tokens between two progress messages: about ten a second would be too many to look at. */
const progressTokens = 16;

// Ctrl-C in a terminal, and its closing, reach the whole process group; the application decides when this process ends.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);

const parent = openParent();
const aborts = new Map<number, AbortController>();
let model: BuiltinModel | undefined;
// One sequence serves one request at a time, in the order asked.
let work: Promise<void> = Promise.resolve();

parent.listen((arrived) => {
  if ("fault" in arrived) throw new Error(`The app sent ${arrived.fault}: ${arrived.line}`);
  take(toBuiltin.parse(arrived.message));
});
await parent.closed;
for (const abort of aborts.values()) abort.abort();
await work;
await parent.flushed();
process.exit();

function take(message: ToBuiltin): void {
  if (message.type === "abort") {
    aborts.get(message.id)?.abort(new Error("The request was stopped."));
  } else if (message.type === "init") {
    work = work.then(() => init(message.modelPath, message.threads));
  } else {
    const abort = new AbortController();
    aborts.set(message.id, abort);
    work = work.then(() => write(message.id, message.request, abort.signal));
  }
}

async function init(modelPath: string, threads: number): Promise<void> {
  try {
    model = await loadBuiltinModel(modelPath, threads);
    send({ type: "ready", model: model.name, threads });
  } catch (error) {
    send({ type: "error", message: words(error) });
    process.exitCode = 1;
  }
}

async function write(id: number, request: UserTurnRequest, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  let told = 0;
  const onTokens = (task: number, tokens: number): void => {
    if (tokens < told + progressTokens) return;
    told = tokens;
    send({ type: "progress", id, task, tokens });
  };
  try {
    if (model === undefined) throw new Error("The model is not loaded.");
    signal.throwIfAborted();
    const { tasks, promptTokens, completionTokens } = await model.write(request, signal, onTokens);
    const isCut = tasks.every((task) => task.userFinish === "length");
    send({
      type: "reply",
      id,
      text: JSON.stringify({ layout: "userTurn", tasks }),
      finishReason: isCut ? "length" : "stop",
      promptTokens,
      completionTokens,
      ms: Math.round(performance.now() - startedAt),
    });
  } catch (error) {
    send({ type: "failed", id, message: words(error) });
  } finally {
    aborts.delete(id);
  }
}

function send(message: FromBuiltin): void {
  parent.send(message);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
