import { z } from "zod";
import type { ProjectLanguage } from "../nouns/language.ts";
import { upToLastSentence } from "./sentence.ts";

const exchange = z.strictObject({ user: z.string().min(1), assistant: z.string() });

/** What the built-in writer's process is asked: the layout `userTurn`. */
export const userTurnRequest = z.strictObject({
  exchanges: z.array(exchange),
  /** The first word of each task's user turn; empty: the model begins by itself. */
  starters: z.array(z.string()),
  /** How many tasks to write from these exchanges. */
  tasks: z.int().positive(),
  /** 32 random bits: the same request gives the same reply. */
  seed: z.int().nonnegative().max(0xffffffff),
  /** What the model is told of the language; absent: nothing, it writes English by itself. */
  language: z.string().min(1).optional(),
});
export type UserTurnRequest = Readonly<z.infer<typeof userTurnRequest>>;

/** A task as it stands in a prompt. */
export type TaskText = Readonly<{ instruction: string; input: string; output: string }>;

/** Tasks the built-in writer is asked for in one request. */
export const userTurnTasks = 4;

/** What the built-in model is told of a project's language; null: nothing. */
export const languageHint: Readonly<Record<ProjectLanguage, string | null>> = {
  english: null,
  chinese: "Write in Chinese.",
  japanese: "Write in Japanese.",
  korean: "Write in Korean.",
  other: "Write in the user's language.",
};

const promptWords = 60;
const leastInputWords = 10;
const leastOutputWords = 15;
const wordBytes = 12;

/**
 * The request of the layout `userTurn`: the seeds as finished exchanges, to be followed by an open user
 * turn, so that the model plays the user. `starters` are first words of other seeds' instructions, one a
 * task; the layout is ours, after MAGPIE (Xu et al. 2024), not the paper's.
 */
export function userTurn(
  seeds: readonly TaskText[],
  starters: readonly string[],
  seed: number,
  language: ProjectLanguage,
): UserTurnRequest {
  const exchanges = seeds.map(shortenForPrompt).map(({ instruction, input, output }) => ({
    user: input === "" ? instruction : `${instruction}\n${input}`,
    assistant: output,
  }));
  const hint = languageHint[language];
  return {
    exchanges,
    starters: starters.map((starter) => usableStarter(starter, language)),
    tasks: userTurnTasks,
    seed,
    ...(hint === null ? {} : { language: hint }),
  };
}

/**
 * A seed of about 60 words for the prompt: the instruction gets 60, the input half of what is left (at
 * least 10), the output the rest (at least 15), each cut at its last whole sentence. The stored seed
 * keeps its full text. Bytes count as words where there are no blanks, so that no text is endless.
 */
export function shortenForPrompt(seed: TaskText): TaskText {
  const instruction = cut(seed.instruction, promptWords);
  const left = promptWords - countWords(instruction);
  const input = cut(seed.input, Math.max(leastInputWords, Math.floor(left / 2)));
  const output = cut(seed.output, Math.max(leastOutputWords, left - countWords(input)));
  return { instruction, input, output };
}

/**
 * A starter that is no single short word (text without blanks) would be copied, so it is left out. Chinese and
 * Japanese words are not parted by blanks, so there it is nearly always a whole instruction.
 */
function usableStarter(starter: string, language: ProjectLanguage): string {
  if (language === "chinese" || language === "japanese") return "";
  return /^\S{1,24}$/.test(starter) ? starter : "";
}

function cut(text: string, words: number): string {
  const whole = text.trim();
  let used = 0;
  let end = 0;
  for (const match of whole.matchAll(/\S+/g)) {
    used += wordsIn(match[0]);
    if (used > words) {
      const piece = end === 0 ? headOf(whole, words * wordBytes) : whole.slice(0, end);
      return upToLastSentence(piece) ?? piece;
    }
    end = match.index + match[0].length;
  }
  return whole;
}

function headOf(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function countWords(text: string): number {
  return (text.match(/\S+/g) ?? []).reduce((sum, word) => sum + wordsIn(word), 0);
}

function wordsIn(run: string): number {
  return Math.ceil(Buffer.byteLength(run) / wordBytes);
}
