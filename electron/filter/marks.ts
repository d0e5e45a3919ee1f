import { deflateSync } from "node:zlib";
import type { Mark } from "../nouns/rules.ts";
import { commonWords } from "./commonWords.ts";
import { refersToMissingText } from "./missingText.ts";

type Task = Readonly<{ instruction: string; input: string; output: string }>;

/** The thresholds of ALGORITHMS 6b, R6. */
const fewestLetters = 0.5;
const compression = { least: 0.35, most: 0.95, fromBytes: 200 } as const;
const language = { leastCommon: 0.05, fromWords: 20 } as const;
/** An answer of this many words or more that stands in the instruction word for word gives it away. */
const givenAwayWords = 4;

const gap =
  /\[(?:your|the|insert|enter|add|name|date|topic|title|company|city|country|number|product|recipient|sender|address|email|phone|link|url|text|word|place|location)\b[^\]\n]{0,40}\](?!\()|<\s*(?:your|insert|enter|name|date|topic|noinput)\b[^>\n]{0,40}>|\{\{[^}\n]{1,40}\}\}|\b(?:lorem ipsum|XXX+)\b/i;

const tests: Readonly<Record<Mark, (task: Task) => boolean>> = {
  few_letters: hasFewLetters,
  placeholder: hasPlaceholder,
  refers_to_missing_text: refersToMissingText,
  compression: compressesOddly,
  answer_in_instruction: answersItself,
  wrong_language: isNotEnglish,
};

/** The marks of a row that stays (ALGORITHMS 6b, R6), in the order of `markSentences`; often none. */
export function marksOf(candidate: Task): readonly Mark[] {
  const marks: readonly Mark[] = [
    "few_letters",
    "placeholder",
    "refers_to_missing_text",
    "compression",
    "answer_in_instruction",
    "wrong_language",
  ];
  return marks.filter((mark) => tests[mark](candidate));
}

/** Letters ÷ characters that are no white space, of the whole task. */
function hasFewLetters(task: Task): boolean {
  const text = wholeText(task);
  const characters = text.match(/\S/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return characters > 0 && letters / characters < fewestLetters;
}

/** A gap to fill in; a blank of underscores only in the output, for cloze tasks need theirs. */
function hasPlaceholder({ instruction, input, output }: Task): boolean {
  return /_{4,}/.test(output) || [instruction, input, output].some((text) => gap.test(text));
}

/** Deflated ÷ plain bytes of the output, from 200 bytes on. */
function compressesOddly({ output }: Task): boolean {
  const plain = Buffer.from(output, "utf8");
  if (plain.length < compression.fromBytes) return false;
  const ratio = deflateSync(plain).length / plain.length;
  return ratio < compression.least || ratio > compression.most;
}

function answersItself({ instruction, output }: Task): boolean {
  const answer = wordsOf(output);
  return (
    answer.length >= givenAwayWords && ` ${wordsOf(instruction).join(" ")} `.includes(` ${answer.join(" ")} `)
  );
}

/** The share of common English words among the words of the task, from 20 words on. */
function isNotEnglish(task: Task): boolean {
  const words = wordsOf(wholeText(task));
  if (words.length < language.fromWords) return false;
  return words.filter((word) => commonWords.has(word)).length / words.length < language.leastCommon;
}

function wholeText({ instruction, input, output }: Task): string {
  return [instruction, input, output].join("\n");
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
