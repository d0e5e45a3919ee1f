import { limitOf, measured, says, spacedWords, wordsFor } from "./finding.ts";
import type { Asked, RuleTest } from "./finding.ts";

/** What a model that only writes text cannot give (ALGORITHMS 2.1 and 3: 18 entries, as whole words). */
const blacklist =
  /\b(?:image|images|graph|graphs|picture|pictures|file|files|map|maps|draw|plot|go to|video|audio|music|flowchart|diagram)\b/i;

/** The 32 characters of Python's string.punctuation. */
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** The text heuristics of ALGORITHMS 3; only the instruction counts. */
export const instructionRules = {
  empty_instruction: ({ task }) => says(task.instruction.trim() === ""),
  too_short: (asked) => {
    const words = wordCount(asked);
    return measured(words <= limitOf(asked, "too_short", "atMost"), words);
  },
  too_long: (asked) => {
    const words = wordCount(asked);
    return measured(words > limitOf(asked, "too_long", "above"), words);
  },
  blacklisted_word: ({ task }) => says(blacklist.test(task.instruction)),
  starts_with_program: ({ task }) => says(task.instruction.startsWith("Write a program")),
  starts_with_punctuation: ({ task }) => says(punctuation.includes(task.instruction.charAt(0) || " ")),
  not_ascii_start: ({ task }) => says(task.instruction.charCodeAt(0) > 127),
} as const satisfies Readonly<Record<string, RuleTest>>;

function wordCount(asked: Asked): number {
  return wordsFor(asked, asked.task.instruction, spacedWords).length;
}
