import { z } from "zod";

/** What the thread is opened with. */
export const embedderOptionsSchema = z.object({ folder: z.string(), threads: z.int().min(1) });

/** `open` loads the model and is asked first, once. */
export const embedderRequestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open") }),
  z.object({ kind: z.literal("embed"), texts: z.array(z.string()) }),
]);

export const embedderOpenedSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("open"), model: z.string(), dimensions: z.int().positive() }),
  z.object({ outcome: z.literal("missing"), file: z.string() }),
  z.object({ outcome: z.literal("damaged"), file: z.string(), why: z.string() }),
]);

/** One scale per text; the vectors lie one behind the other. */
export const embeddedSchema = z.object({
  scales: z.instanceof(Float64Array),
  values: z.instanceof(Int8Array),
});
