import { z } from "zod";

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

/** Whether a parsed JSON value is written as self-instruct writes its seed tasks. */
export function isSelfInstruct(value: unknown): boolean {
  const record = manyInstances.safeParse(value);
  return record.success && "instances" in record.data;
}

/**
 * The task of one parsed JSON value: self-instruct's `{instruction, instances}`, of which the first
 * instance counts (ALGORITHMS 3, "Prompt body"), or Alpaca's `{instruction, input?, output}`.
 */
export function recordTask(value: unknown): RecordTask {
  if (isSelfInstruct(value)) {
    const record = selfInstruct.safeParse(value);
    if (!record.success) return { reason: firstReason(record.error) };
    const { instances: first, ...task } = record.data;
    return { ...task, ...first };
  }
  const record = alpaca.safeParse(value);
  return record.success ? record.data : { reason: firstReason(record.error) };
}

function firstReason(error: z.ZodError): string {
  return error.issues[0]?.message ?? NOT_AN_OBJECT;
}
