import { z } from "zod";
import { firstExchange } from "./chat.ts";

/** The task of one record, or the reason why it holds none; the reason follows "Line 44 …". */
export type RecordTask =
  | {
      readonly name: string;
      readonly instruction: string;
      readonly input: string;
      readonly output: string;
    }
  | { readonly reason: string };

export const NOT_JSON = "is not JSON";
const NO_INSTRUCTION = "has no instruction";
const NO_OUTPUT = "has no output";
const NOT_AN_OBJECT = "is not a JSON object";

/** Reasons that a record without an instruction gets. */
export const LACKS_INSTRUCTION: readonly string[] = [NOT_JSON, NOT_AN_OBJECT, NO_INSTRUCTION];

const wellFormed = (text: string) => text.toWellFormed();

function filled(reason: string) {
  return z
    .string(reason)
    .refine((text) => text.trim() !== "", reason)
    .transform(wellFormed);
}

const input = z
  .string("has an input that is not text")
  .nullish()
  // Alpaca's files write an absent input as this word.
  .transform((text) => (text == null || /^\s*<noinput>\s*$/i.test(text) ? "" : wellFormed(text)));

const name = z.string().catch("").transform(wellFormed);

const alpaca = z.object(
  { name, instruction: filled(NO_INSTRUCTION), input, output: filled(NO_OUTPUT) },
  NOT_AN_OBJECT,
);

const instance = z.object({ input, output: filled(NO_OUTPUT) }, NO_OUTPUT);

const selfInstruct = z.object({
  name,
  instruction: filled(NO_INSTRUCTION),
  instances: z
    .array(z.unknown(), NO_OUTPUT)
    .transform((all) => all[0])
    .pipe(instance),
});

const manyInstances = z.looseObject({ instances: z.unknown() });

/** How a parsed JSON value writes its task. */
export type RecordFormat = "self-instruct" | "sharegpt" | "chat" | "alpaca";

/** How `recordTask` reads a value; whatever is none of the others is read as Alpaca's. */
export function recordFormat(value: unknown): RecordFormat {
  const record = manyInstances.safeParse(value);
  if (record.success && "instances" in record.data) return "self-instruct";
  return firstExchange(value)?.format ?? "alpaca";
}

/**
 * The task of one parsed JSON value: self-instruct's `{instruction, instances}`, of which the first
 * instance counts (ALGORITHMS 3, "Prompt body"), Alpaca's `{instruction, input?, output}`, or the first
 * exchange of a ShareGPT or chat conversation.
 */
export function recordTask(value: unknown): RecordTask {
  if (recordFormat(value) === "self-instruct") {
    const record = selfInstruct.safeParse(value);
    if (!record.success) return { reason: firstReason(record.error) };
    const { instances: first, ...task } = record.data;
    return { ...task, ...first };
  }
  const record = alpaca.safeParse(firstExchange(value) ?? value);
  return record.success ? record.data : { reason: firstReason(record.error) };
}

function firstReason(error: z.ZodError): string {
  return error.issues[0]?.message ?? NOT_AN_OBJECT;
}
