import { says } from "./finding.ts";
import type { RuleTest } from "./finding.ts";

/** The instance rules of ALGORITHMS ambiguity 22. An empty output is `empty_output`'s alone. */
export const instanceRules = {
  empty_output: ({ task }) => says(task.output.trim() === ""),
  output_equals_input: ({ task }) => {
    const output = task.output.trim();
    return says(output !== "" && output === task.input.trim());
  },
  ends_with_colon: ({ task, filter }) => {
    const isOpen = (text: string): boolean => {
      const end = text.trimEnd().at(-1);
      return end === ":" || (end === "：" && filter.language !== "english");
    };
    return says(isOpen(task.input) || isOpen(task.output));
  },
} as const satisfies Readonly<Record<string, RuleTest>>;
