import { backendMessage, mainMessage } from "../nouns/hostPort.ts";
import type { BackendMessage, MainMessage } from "../nouns/hostPort.ts";
import type { Utility } from "./electronApi.ts";

/** One life of the backend: its messages are checked in both directions. */
export type BackendProcess = Readonly<{
  /** Dropped once the process has ended. */
  send: (message: MainMessage) => void;
  kill: () => void;
}>;

type Hearing = Readonly<{
  onMessage: (message: BackendMessage) => void;
  onExit: (code: number) => void;
  say: (line: string) => void;
}>;

/** Speaks with a forked backend. */
export function backendProcess(port: Utility, { onMessage, onExit, say }: Hearing): BackendProcess {
  let isOver = false;
  port.on("message", (raw) => {
    const read = backendMessage.safeParse(raw);
    if (isOver) return;
    if (read.success) onMessage(read.data);
    else say(`A message of the backend was dropped: ${read.error.message}`);
  });
  port.on("exit", (code) => {
    isOver = true;
    onExit(code);
  });
  return {
    send: (message) => {
      const checked = mainMessage.parse(message);
      if (!isOver) port.postMessage(checked);
    },
    kill: () => {
      if (!isOver) port.kill();
    },
  };
}
