import { z } from "zod";

/** A text with the caller's id: in Seedbed a candidate's is positive, an initial seed's negative. */
export const filterItemSchema = z.object({ id: z.int(), text: z.string() });

/** Keep while no score is above theta; after `room` kept items of this call the goal is reached. */
export const filterLimitsSchema = z.object({
  theta: z.number().min(0).max(1),
  room: z.int().min(0),
});

export const filterRequestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("load"), items: z.array(filterItemSchema) }),
  z.object({
    kind: z.literal("judge"),
    items: z.array(filterItemSchema),
    limits: filterLimitsSchema,
  }),
]);

/** What the thread is opened with. */
export const filterOptionsSchema = z.object({ exactRepeats: z.boolean() });

export const judgedSchema = z
  .object({
    id: z.int(),
    nearest: z.int().nullable(),
    score: z.number().min(0).max(1),
    outcome: z.enum(["kept", "too_close", "over_goal", "exact_repeat"]),
  })
  .readonly();
