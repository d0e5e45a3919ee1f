import type { ProjectLanguage } from "../nouns/language.ts";
import { list20Words } from "./list20Words.ts";

/** A chat request: one message, from the user. */
type ListPrompt = Readonly<{ messages: readonly [Readonly<{ role: "user"; content: string }>] }>;

/**
 * The 20-task prompt (SEDI-INSTRUCT, Algorithm 1; layout as ALGORITHMS 3): the nine requirements in our
 * own words, then the seeds as the first tasks of a numbered list, separated by `###`, which the model
 * continues. An instruction's white space is collapsed and its closing colons are left out.
 */
export function list20(
  seeds: readonly Readonly<{ instruction: string; input: string; output: string }>[],
  language: ProjectLanguage,
): ListPrompt {
  const tasks = seeds.map(({ instruction, input, output }, index) => {
    const n = index + 1;
    const line = instruction.replace(/\s+/g, " ").trim().replace(/:+$/, "");
    return [
      "###",
      `${n}. Instruction: ${line}`,
      `${n}. Input:`,
      input.trim() === "" ? "<noinput>" : input.trim(),
      `${n}. Output:`,
      output.trim(),
    ].join("\n");
  });
  const content = [list20Words(seeds.length, language), ...tasks, "###"].join("\n");
  return { messages: [{ role: "user", content }] };
}
