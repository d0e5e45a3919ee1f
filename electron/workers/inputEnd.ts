import { z } from "zod";

/** The last message to a process behind a port: what closing stdin is to one behind pipes. */
export const inputEnd = { seedbed: "input-end" } as const;

const shape = z.strictObject({ seedbed: z.literal(inputEnd.seedbed) });

/** True for the message that ends a process's input. */
export function isInputEnd(message: unknown): boolean {
  return shape.safeParse(message).success;
}
