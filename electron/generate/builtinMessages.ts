import { z } from "zod";
import { userTurnRequest } from "./userTurn.ts";

const id = z.int().nonnegative();
const count = z.int().nonnegative();

/** What the app sends to the built-in writer's process. */
export const toBuiltin = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("init"), modelPath: z.string().min(1), threads: z.int().positive() }),
  z.strictObject({ type: z.literal("write"), id, request: userTurnRequest }),
  z.strictObject({ type: z.literal("abort"), id }),
]);

/** What the built-in writer's process answers; `error` ends it, `failed` ends one request. */
export const fromBuiltin = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready"), model: z.string(), threads: z.int().positive() }),
  z.strictObject({ type: z.literal("error"), message: z.string() }),
  z.strictObject({ type: z.literal("progress"), id, task: count, tokens: count }),
  z.strictObject({
    type: z.literal("reply"),
    id,
    /** The JSON text of `userTurnReply`. */
    text: z.string(),
    /** `length` when every user turn was cut. */
    finishReason: z.enum(["stop", "length"]),
    /** Prompt tokens that were computed; what the common prefix spared is not counted. */
    promptTokens: count,
    completionTokens: count,
    ms: z.number().nonnegative(),
  }),
  z.strictObject({ type: z.literal("failed"), id, message: z.string() }),
]);

export type ToBuiltin = Readonly<z.infer<typeof toBuiltin>>;
export type FromBuiltin = Readonly<z.infer<typeof fromBuiltin>>;
