import { isAbsolute } from "node:path";
import type { BackendMessage, HostAsk, HostState, MainMessage } from "../nouns/hostPort.ts";
import { refusalOf } from "./asks.ts";
import type { ChildMessage } from "./children.ts";

type Ready = Extract<BackendMessage, { kind: "ready" }>;

/** What becomes of each message of the backend. */
type ConversationTools = Readonly<{
  answer: (ask: HostAsk) => Promise<string | null>;
  onReady: (ready: Ready) => void;
  onState: (state: HostState) => void;
  reveal: (path: string) => void;
  child: (message: ChildMessage) => void;
  say: (line: string) => void;
}>;

type Reply = (message: MainMessage) => void;

/**
 * Hears the backend; every ask of it gets an answer or a refusal, by the `reply` that came with it: a later backend
 * numbers its asks anew.
 */
export function converse(tools: ConversationTools): (message: BackendMessage, reply: Reply) => void {
  const { say } = tools;
  const answer = async (request: number, ask: HostAsk, reply: Reply): Promise<void> => {
    try {
      reply({ kind: "answer", request, value: await tools.answer(ask) });
    } catch (error) {
      say(`The ask ${ask.kind} failed: ${error instanceof Error ? error.message : "for an unknown reason"}`);
      reply({ kind: "refused", request, sentence: refusalOf(ask, error) });
    }
  };
  return (message, reply) => {
    switch (message.kind) {
      case "ready":
        return tools.onReady(message);
      case "state":
        return tools.onState(message.state);
      case "ask":
        void answer(message.request, message.ask, reply);
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
