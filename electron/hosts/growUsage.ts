import { projectLanguage } from "../nouns/language.ts";
import { Failure } from "../nouns/failure.ts";
import { ruleFacts, ruleNames } from "../nouns/ruleChoices.ts";
import { tokenizerName } from "../nouns/tokenizer.ts";

const column = 34;

/** What `npm run grow -- --help` prints. */
export const growUsage = `Usage: npm run grow -- PROJECT --kept N [options]
Grows the project file PROJECT until N rows are kept; an existing project goes on where it stopped.
  --seeds FILE|sample|sample-24   seeds of a new project (default sample-24, for English)
  --preset recommended|paper      default recommended
  --batch-size B                  a power of two from 2 to 256 (default 16)
  --epochs E                      default 1, with preset paper 3
  --writer builtin                the built-in model (default; a project goes on with its last writer), or
  --writer MODEL --base-url URL   a model of an OpenAI-compatible server
  --key-env NAME                  environment variable with the server's key (for OpenAI's own: OPENAI_API_KEY)
  --concurrency C                 requests at a time (default 4; the built-in model takes 1)
  --lockstep                      in rounds, equal to the bit when repeated
  --key HEX                       the run's key, 32 hexadecimal digits (default: drawn and printed)
  --no-train                      train no model beside
  --theta T                       an instruction is set aside above this ROUGE-L, 0 to 1 (default 0.85)
  --language LANGUAGE             what is written: ${projectLanguage.options.join(", ")} (default english)
  --tokenizer NAME                ${tokenizerName.options.join(", ")} (default: the language's)
  --no-seeds-in-pool              compare instructions with kept ones alone, not with the seeds
  --rule NAME=on|off              ask a rule or leave it out; may be repeated
  --rule NAME.LIMIT=NUMBER        a number that a rule goes by; may be repeated. Rules, with their limits:
${wrapped(ruleNames.map(ruleWords), 110 - column)}
  --export DIR                    write the data set at the end
  --format messages|alpaca|sharegpt   default messages
  --license SPDX                  the data set's licence
  --json                          a line of JSON for each event
`;

/** The refusal of a command line: what cannot be used, then how the command is used. */
export function usage(sentence: string): Failure {
  return new Failure("usage", `${sentence}\n\n${growUsage}`);
}

function ruleWords(name: (typeof ruleNames)[number]): string {
  const limits = ruleFacts[name].limits.map(({ key, usual }) => `${key} ${usual}`);
  return limits.length === 0 ? name : `${name} (${limits.join(", ")})`;
}

function wrapped(words: readonly string[], width: number): string {
  const lines = [""];
  for (const [index, word] of words.entries()) {
    const text = index === words.length - 1 ? word : `${word}, `;
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + text.trimEnd().length > width) lines.push(text);
    else lines[lines.length - 1] = line + text;
  }
  return lines.map((line) => " ".repeat(column) + line.trimEnd()).join("\n");
}
