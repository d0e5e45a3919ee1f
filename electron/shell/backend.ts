import { join } from "node:path";
import type { BackendMessage, HostState, MainMessage, OwnChild } from "../nouns/hostPort.ts";
import { answerAsk } from "./asks.ts";
import { brokerChildren } from "./children.ts";
import { converse } from "./conversation.ts";
import type { ElectronApi, Utility, Window } from "./electronApi.ts";
import { environmentOf } from "./environment.ts";
import { forkUtility } from "./forked.ts";
import { openKeys } from "./keys.ts";
import type { PageAddress } from "./pageAddress.ts";
import type { Patience } from "./patience.ts";
import { superviseBackend } from "./supervisor.ts";

export type Ready = Extract<BackendMessage, { kind: "ready" }>;

/** The backend as the shell sees it. */
export type Backend = Readonly<{
  start: () => void;
  send: (message: MainMessage) => void;
  end: () => Promise<void>;
  kill: () => void;
  address: PageAddress;
}>;

type BackendOptions = Readonly<{
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  entries: Readonly<Record<"backend" | OwnChild, string>>;
  patience: Patience;
  window: () => Window | null;
  say: (line: string) => void;
  onReady: (ready: Ready) => void;
  onState: (state: HostState) => void;
  onGone: () => void;
  onGivenUp: (sentence: string | null) => void;
}>;

/** Wires the backend's process to what the system can do for it: dialogs, keys, the file manager, processes of its own. */
export function openBackend(electron: ElectronApi, options: BackendOptions): Backend {
  const { app, dialog, safeStorage, shell } = electron;
  const { say, window } = options;
  const keys = openKeys(safeStorage, join(app.getPath("userData"), "keys.encrypted.json"), options.platform);
  let ready: Ready | null = null;

  const fork = (which: "backend" | OwnChild, onLine: (line: string) => void): Utility =>
    forkUtility(electron, {
      entry: options.entries[which],
      name: `Seedbed ${which}`,
      env: environmentOf(options.env),
      onLine,
    });
  const send = (message: MainMessage): void => supervisor.send(message);
  const children = brokerChildren(fork, send);
  const supervisor = superviseBackend({
    ...options.patience,
    say,
    fork: () => fork("backend", say),
    onMessage: converse({
      say,
      answer: (ask) => answerAsk(ask, { dialog, keys, documents: app.getPath("documents"), window }),
      onReady: (message) => {
        ready = message;
        options.onReady(message);
      },
      onState: options.onState,
      reveal: (path) => shell.showItemInFolder(path),
      child: children.take,
    }),
    onGone: () => {
      ready = null;
      children.killAll();
      options.onGone();
    },
    onGivenUp: options.onGivenUp,
  });
  return {
    start: supervisor.start,
    send,
    end: supervisor.end,
    kill: supervisor.kill,
    address: () => ready,
  };
}
