import { Failure } from "../nouns/failure.ts";
import { keyPlace } from "../nouns/host.ts";
import type { ChildPort, HostServices } from "../nouns/host.ts";
import type { BackendMessage, HostAsk, MainMessage, OwnChild } from "../nouns/hostPort.ts";

type Send = (message: BackendMessage) => void;
type Answer = PromiseWithResolvers<string | null>;

/** What the desktop app can do, asked of main over the line; `take` hears main's answers. */
export type DesktopHost = HostServices & Readonly<{ take: (message: MainMessage) => void }>;

/** The services of Electron's main process. An ask that main refuses throws Failure `usage` with its sentence. */
export function desktopHost(send: Send): DesktopHost {
  const answers = new Map<number, Answer>();
  const brood = openBrood(send);
  let asked = 0;
  const ask = (asking: HostAsk): Promise<string | null> => {
    const answer = Promise.withResolvers<string | null>();
    answers.set(++asked, answer);
    send({ kind: "ask", request: asked, ask: asking });
    return answer.promise;
  };
  const answerTo = (request: number): Answer | undefined => {
    const answer = answers.get(request);
    answers.delete(request);
    return answer;
  };
  return {
    name: "desktop",
    dialogs: {
      pickProject: () => ask({ kind: "pickProject" }),
      nameProject: (name) => ask({ kind: "nameProject", name }),
      pickFolder: (title) => ask({ kind: "pickFolder", title }),
    },
    reveal: (path) => send({ kind: "reveal", path }),
    keys: {
      place: async () => keyPlace.parse(JSON.parse((await ask({ kind: "keyPlace" })) ?? "null")),
      get: (id) => ask({ kind: "readKey", id }),
      set: async (id, key) => void (await ask({ kind: "storeKey", id, key })),
      remove: async (id) => void (await ask({ kind: "removeKey", id })),
    },
    startChild: brood.start,
    take: (message) => {
      if (message.kind === "answer") answerTo(message.request)?.resolve(message.value);
      else if (message.kind === "refused")
        answerTo(message.request)?.reject(new Failure("usage", message.sentence));
      else brood.take(message);
    },
  };
}

type Brooded = Readonly<{
  message: (message: unknown) => void;
  log: (line: string) => void;
  exit: (code: number | null) => void;
}>;

/** Processes that main starts for the backend, by their numbers. */
function openBrood(send: Send): {
  start: (which: OwnChild) => ChildPort;
  take: (message: MainMessage) => void;
} {
  const children = new Map<number, Brooded>();
  let started = 0;
  return {
    start: (which) => {
      const child = ++started;
      const heard = {
        message: new Set<(message: unknown) => void>(),
        log: new Set<(line: string) => void>(),
        exit: new Set<(code: number | null) => void>(),
      };
      children.set(child, {
        message: (message) => heard.message.forEach((listener) => listener(message)),
        log: (line) => heard.log.forEach((listener) => listener(line)),
        exit: (code) => heard.exit.forEach((listener) => listener(code)),
      });
      send({ kind: "startChild", child, which });
      return {
        send: (message) => send({ kind: "childSend", child, message }),
        onMessage: (listener) => void heard.message.add(listener),
        onLog: (listener) => void heard.log.add(listener),
        onExit: (listener) => void heard.exit.add(listener),
        stop: (graceMs) => send({ kind: "childStop", child, graceMs }),
      };
    },
    take: (message) => {
      if (message.kind === "childMessage") children.get(message.child)?.message(message.message);
      else if (message.kind === "childLog") children.get(message.child)?.log(message.line);
      else if (message.kind === "childExit") {
        children.get(message.child)?.exit(message.code);
        children.delete(message.child);
      }
    },
  };
}
