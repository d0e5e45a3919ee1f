import { deflateSync } from "node:zlib";
import type { Mark } from "../../nouns/rules.ts";
import { commonWords } from "./commonWords.ts";
import { limitOf, measured, says, wordsFor } from "./finding.ts";
import type { Asked, Finding, RuleTest, Task } from "./finding.ts";
import { refersToMissingText } from "./missingText.ts";
import { hasRun } from "./wordRun.ts";

const gap =
  /\[(?:your|the|insert|enter|add|name|date|topic|title|company|city|country|number|product|recipient|sender|address|email|phone|link|url|text|word|place|location)\b[^\]\n]{0,40}\](?!\()|<\s*(?:your|insert|enter|name|date|topic|noinput)\b[^>\n]{0,40}>|\{\{[^}\n]{1,40}\}\}|\b(?:lorem ipsum|XXX+)\b/i;

/** The flags of ALGORITHMS 6b, R6 that mark a row which stays. */
export const markRules: Readonly<Record<Mark, RuleTest>> = {
  few_letters: fewLetters,
  placeholder: ({ task }) => says(hasPlaceholder(task)),
  refers_to_missing_text: ({ task }) => says(refersToMissingText(task)),
  compression: compresses,
  answer_in_instruction: answersItself,
  wrong_language: commonShare,
};

/** Letters ÷ characters that are no white space, of the whole task. */
function fewLetters(asked: Asked): Finding {
  const text = wholeText(asked.task);
  const characters = text.match(/\S/gu)?.length ?? 0;
  if (characters === 0) return says(false);
  const value = (text.match(/\p{L}/gu)?.length ?? 0) / characters;
  return measured(value < limitOf(asked, "few_letters", "below"), value);
}

/** A gap to fill in; a blank of underscores only in the output, for cloze tasks need theirs. */
function hasPlaceholder({ instruction, input, output }: Task): boolean {
  return /_{4,}/.test(output) || [instruction, input, output].some((text) => gap.test(text));
}

/** Deflated ÷ plain bytes of the output, where it is long enough. */
function compresses(asked: Asked): Finding {
  const plain = Buffer.from(asked.task.output, "utf8");
  if (plain.length < limitOf(asked, "compression", "fromBytes")) return says(false);
  const value = deflateSync(plain).length / plain.length;
  const below = limitOf(asked, "compression", "below");
  return measured(value < below || value > limitOf(asked, "compression", "above"), value);
}

/** Words of the answer where it stands in the instruction word for word. */
function answersItself(asked: Asked): Finding {
  const { instruction, output } = asked.task;
  const answer = wordsFor(asked, output, plainWords);
  if (answer.length === 0 || !hasRun(wordsFor(asked, instruction, plainWords), answer)) return says(false);
  return measured(answer.length >= limitOf(asked, "answer_in_instruction", "fromWords"), answer.length);
}

/** The share of common English words among the words of the task, where it has enough of them. */
function commonShare(asked: Asked): Finding {
  const words = plainWords(wholeText(asked.task));
  if (words.length < limitOf(asked, "wrong_language", "fromWords")) return says(false);
  const value = words.filter((word) => commonWords.has(word)).length / words.length;
  return measured(value < limitOf(asked, "wrong_language", "below"), value);
}

function wholeText({ instruction, input, output }: Task): string {
  return [instruction, input, output].join("\n");
}

function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
