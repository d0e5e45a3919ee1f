import { rougeLOfTexts } from "../kernel/rougeL.ts";
import type { DropRule } from "../nouns/rules.ts";
import { instructionRule } from "./instructionRules.ts";
import { refuses } from "./refusal.ts";
import { repeatsItself } from "./repetition.ts";

type Task = Readonly<{ instruction: string; input: string; output: string }>;

/** ROUGE-L F above which an output is an echo of what was given (R6). */
const echoAbove = 0.9;
/** ROUGE-L F above which an instruction is a copy of one of its own prompt's seeds (R6). */
const copyAbove = 0.85;

/**
 * The first rule that drops a candidate, or null when it goes on to ROUGE-L: the text heuristics
 * (ALGORITHMS 3), the instance rules (ambiguity 22) and the flags that drop (6b, R6), in this order.
 * `promptSeeds` are the seeds that stood in the candidate's own prompt.
 */
export function ruleAgainst(
  candidate: Task,
  promptSeeds: readonly Readonly<{ instruction: string }>[],
): DropRule | null {
  return (
    instructionRule(candidate.instruction) ?? instanceRule(candidate) ?? qualityRule(candidate, promptSeeds)
  );
}

function instanceRule({ input, output }: Task): DropRule | null {
  if (output.trim() === "") return "empty_output";
  if (output.trim() === input.trim()) return "output_equals_input";
  if (input.trimEnd().endsWith(":") || output.trimEnd().endsWith(":")) return "ends_with_colon";
  return null;
}

function qualityRule(
  { instruction, input, output }: Task,
  promptSeeds: readonly Readonly<{ instruction: string }>[],
): DropRule | null {
  if (promptSeeds.some((seed) => rougeLOfTexts(seed.instruction, instruction) > copyAbove)) {
    return "copy_of_prompt_seed";
  }
  if (refuses(output)) return "refusal";
  if (repeatsItself(instruction) || repeatsItself(output)) return "repetition";
  if (isEcho(output, instruction) || isEcho(output, input)) return "echo";
  return null;
}

function isEcho(output: string, given: string): boolean {
  return rougeLOfTexts(output, given) > echoAbove;
}
