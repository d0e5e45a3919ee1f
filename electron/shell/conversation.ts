import { isAbsolute } from "node:path";
import type { BackendMessage, HostAsk, HostState, MainMessage } from "../nouns/hostPort.ts";
import { refusalOf } from "./asks.ts";
import type { ChildMessage } from "./children.ts";

type Ready = Extract<BackendMessage, { kind: "ready" }>;

/** What becomes of each message of the backend. */
type ConversationTools = Readonly<{
  send: (message: MainMessage) => void;
  answer: (ask: HostAsk) => Promise<string | null>;
  onReady: (ready: Ready) => void;
  onState: (state: HostState) => void;
  reveal: (path: string) => void;
  child: (message: ChildMessage) => void;
  say: (line: string) => void;
}>;

/** Hears the backend; every ask of it gets an answer or a refusal. */
export function converse(tools: ConversationTools): (message: BackendMessage) => void {
  const { send, say } = tools;
  const answer = async (request: number, ask: HostAsk): Promise<void> => {
    try {
      send({ kind: "answer", request, value: await tools.answer(ask) });
    } catch (error) {
      say(`The ask ${ask.kind} failed: ${error instanceof Error ? error.message : "for an unknown reason"}`);
      send({ kind: "refused", request, sentence: refusalOf(ask) });
    }
  };
  return (message) => {
    switch (message.kind) {
      case "ready":
        return tools.onReady(message);
      case "state":
        return tools.onState(message.state);
      case "ask":
        void answer(message.request, message.ask);
        return;
      case "reveal":
        if (isAbsolute(message.path)) tools.reveal(message.path);
        return;
      case "startChild":
      case "childSend":
      case "childStop":
        return tools.child(message);
      // The supervisor sees to these.
      case "failed":
      case "ended":
        return;
    }
  };
}
