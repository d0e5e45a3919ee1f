import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { backendMessage } from "../../electron/nouns/hostPort.ts";
import type { BackendMessage, HostAsk, MainMessage } from "../../electron/nouns/hostPort.ts";
import { projectFile } from "./needs.ts";

type Kind = BackendMessage["kind"];
type Of<K extends Kind> = Extract<BackendMessage, { kind: K }>;

/** The real desktop backend as a process of its own, with the test in the place of Electron's main process. */
export type PlayedMain = Readonly<{
  pid: number;
  send: (message: MainMessage) => void;
  /** The first message of this kind that fits, also one that came before. */
  heard: <K extends Kind>(kind: K, fits?: (message: Of<K>) => boolean) => Promise<Of<K>>;
  all: readonly BackendMessage[];
  /** Cuts the line, as the death of main does. */
  leave: () => void;
  exited: Promise<number | null>;
  said: () => string;
}>;

const shim = pathToFileURL(projectFile("test/support/parentPortShim.ts")).href;
type Entries = Readonly<{ backend: string; trainer: string; writer: string }>;
const sourceEntries: Entries = {
  backend: "electron/hosts/desktop.ts",
  trainer: "electron/train/trainerProcess.ts",
  writer: "electron/generate/builtinProcess.ts",
};

/** Forks an entry of ours with a port to this process. */
function forkWithPort(entry: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const { NODE_TEST_CONTEXT: _, INIT_CWD: __, ...inherited } = process.env;
  return fork(projectFile(entry), args, {
    execArgv: ["--import", shim],
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

/**
 * Starts the backend in `home`; asks of it are answered by `answer`, which throws a sentence to refuse. A page of
 * null is the backend's own. `entries` are the sources', or a built app's.
 */
export function playMain(
  test: TestContext,
  {
    home,
    page,
    answer,
    entries = sourceEntries,
  }: { home: string; page: string | null; answer?: (ask: HostAsk) => string | null; entries?: Entries },
): PlayedMain {
  const flags = page === null ? [] : ["--page", page];
  const backend = forkWithPort(entries.backend, flags, { SEEDBED_HOME: home });
  const all: BackendMessage[] = [];
  const listeners = new Set<() => void>();
  const brood = new Map<number, ChildProcess>();
  const send = (message: MainMessage): void => {
    if (backend.connected) backend.send(message);
  };
  let said = "";
  for (const stream of [backend.stdout, backend.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  backend.on("message", (raw) => {
    const message = backendMessage.parse(raw);
    all.push(message);
    if (message.kind === "ask") answerAsk(message, answer, send);
    else carry(message, brood, entries, send);
    for (const listener of listeners) listener();
  });
  const exited = new Promise<number | null>((resolve) => backend.once("exit", (code) => resolve(code)));
  test.after(async () => {
    backend.kill("SIGKILL");
    for (const child of brood.values()) child.kill("SIGKILL");
    await exited;
  });
  return {
    pid: backend.pid ?? 0,
    send,
    all,
    heard: (kind, fits = () => true) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          for (const message of all) if (isOf(kind, message) && fits(message)) resolve(message);
        };
        listeners.add(look);
        void exited.then(async () => {
          await wait(50); // messages may follow the exit
          reject(new Error(`It ended without ${kind}: ${said}`));
        });
        look();
      }),
    leave: () => backend.disconnect(),
    exited,
    said: () => said,
  };
}

function isOf<K extends Kind>(kind: K, message: BackendMessage): message is Of<K> {
  return message.kind === kind;
}

function answerAsk(
  { request, ask }: Of<"ask">,
  answer: ((ask: HostAsk) => string | null) | undefined,
  send: (message: MainMessage) => void,
): void {
  try {
    send({ kind: "answer", request, value: answer?.(ask) ?? null });
  } catch (error) {
    send({ kind: "refused", request, sentence: error instanceof Error ? error.message : String(error) });
  }
}

/** What main does for the children of the backend. */
function carry(
  message: BackendMessage,
  brood: Map<number, ChildProcess>,
  entries: Entries,
  send: (message: MainMessage) => void,
): void {
  if (message.kind === "startChild") {
    const { child, which } = message;
    const forked = forkWithPort(entries[which], [], {});
    brood.set(child, forked);
    forked.on("message", (sent) => send({ kind: "childMessage", child, message: sent }));
    for (const stream of [forked.stdout, forked.stderr]) {
      if (stream !== null)
        createInterface({ input: stream }).on("line", (line) => send({ kind: "childLog", child, line }));
    }
    forked.on("exit", (code) => send({ kind: "childExit", child, code }));
  } else if (message.kind === "childSend") {
    const forked = brood.get(message.child);
    if (forked?.connected === true) forked.send(JSON.parse(JSON.stringify(message.message)));
  } else if (message.kind === "childStop") {
    const forked = brood.get(message.child);
    const killer = setTimeout(() => forked?.kill("SIGKILL"), message.graceMs);
    forked?.on("exit", () => clearTimeout(killer));
  }
}
