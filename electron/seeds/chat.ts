import { z } from "zod";

/** The first exchange of a conversation; `output` is empty when nobody answered. */
export type Exchange = Readonly<{ instruction: string; output: string }>;

const users = new Set(["user", "human"]);
const writers = new Set(["assistant", "gpt", "chatgpt", "model"]);

const shareGpt = z.object({
  conversations: z.array(z.object({ from: z.string(), value: z.string() }).catch({ from: "", value: "" })),
});
const chat = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() }).catch({ role: "", content: "" })),
});

type Turn = Readonly<{ who: string; text: string }>;

/**
 * The first user turn and the first answer after it, of ShareGPT's `{conversations: [{from, value}]}` or of chat
 * `{messages: [{role, content}]}`; what a system turn says is not part of the task. Null for any other value.
 */
export function firstExchange(value: unknown): (Exchange & { format: "sharegpt" | "chat" }) | null {
  const shared = shareGpt.safeParse(value);
  if (shared.success) {
    const turns = shared.data.conversations.map(({ from, value: text }) => ({ who: from, text }));
    return { format: "sharegpt", ...exchange(turns) };
  }
  const spoken = chat.safeParse(value);
  if (!spoken.success) return null;
  return {
    format: "chat",
    ...exchange(spoken.data.messages.map(({ role, content }) => ({ who: role, text: content }))),
  };
}

function exchange(turns: readonly Turn[]): Exchange {
  const asked = turns.findIndex(({ who }) => users.has(who));
  const answer = turns.slice(asked + 1).find(({ who }) => writers.has(who));
  return {
    instruction: asked === -1 ? "" : (turns[asked]?.text ?? ""),
    output: asked === -1 ? "" : (answer?.text ?? ""),
  };
}
