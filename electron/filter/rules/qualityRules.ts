import { closeness } from "./closeness.ts";
import { limitOf, measured, says, spacedWords, wordsFor } from "./finding.ts";
import type { Asked, Finding, RuleTest } from "./finding.ts";
import { refuses } from "./refusal.ts";
import { repeatedShare } from "./repetition.ts";

/** The flags of ALGORITHMS 6b, R6 that drop a candidate. */
export const qualityRules = {
  copy_of_prompt_seed: (asked) =>
    nearestOf(
      asked,
      limitOf(asked, "copy_of_prompt_seed", "above"),
      asked.task.instruction,
      asked.promptSeeds.map((seed) => seed.instruction),
    ),
  refusal: ({ task }) => says(refuses(task.output)),
  repetition: (asked) => {
    const { instruction, output } = asked.task;
    const shares = [instruction, output].map((text) =>
      repeatedShare(wordsFor(asked, text, (plain) => spacedWords(plain.toLowerCase()))),
    );
    const value = Math.max(...shares);
    return measured(value > limitOf(asked, "repetition", "above"), value);
  },
  echo: (asked) => {
    const { instruction, input, output } = asked.task;
    return nearestOf(asked, limitOf(asked, "echo", "above"), output, [instruction, input]);
  },
} as const satisfies Readonly<Record<string, RuleTest>>;

/** The highest ROUGE-L of a text with others; null where two texts too long to score are not above the limit. */
function nearestOf(asked: Asked, above: number, text: string, others: readonly string[]): Finding {
  const tokens = asked.tokens(text);
  const found = others.map((other) => closeness(asked.tokens(other), tokens, above));
  const speaks = found.some(({ isAbove }) => isAbove);
  const value = (): number | null => {
    const scores = found.flatMap(({ score }) => score() ?? []);
    return speaks || scores.length === found.length ? Math.max(0, ...scores) : null;
  };
  return { speaks, value };
}
