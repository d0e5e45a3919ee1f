import { z } from "zod";

const finish = z.enum(["stop", "length"]);

/** One task as the built-in writer wrote it: the user turn, then the answer of a clean chat. */
const userTurnTask = z.strictObject({
  starter: z.string(),
  /** The whole user turn, starter included. */
  userTurn: z.string(),
  userFinish: finish,
  /** Null when the user turn was cut or empty and so was not answered. */
  answer: z.string().nullable(),
  answerFinish: finish.nullable(),
});

/** The reply of the layout `userTurn`, stored as one JSON text. */
export const userTurnReply = z.strictObject({
  layout: z.literal("userTurn"),
  tasks: z.array(userTurnTask),
});

export type Finish = z.infer<typeof finish>;
export type UserTurnTask = Readonly<z.infer<typeof userTurnTask>>;

/** A user turn's first line is the instruction, the rest its input. */
export function splitUserTurn(text: string): Readonly<{ instruction: string; input: string }> {
  const [instruction = "", ...rest] = text.trim().split("\n");
  return { instruction: instruction.trim(), input: rest.join("\n").trim() };
}
