import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { random } from "../../../electron/kernel/random.ts";
import { tokenise } from "../../../electron/kernel/tokenise.ts";
import { sharedFile } from "../../support/needs.ts";

const rowsSchema = z.array(z.object({ instruction: z.string() }));

/** The instructions that the stream starts with and is made of, and a sentence that says what they are. */
export function readInstructions(): Readonly<{ source: string; texts: readonly string[] }> {
  const file = sharedFile("data/alpaca_data.json");
  if (existsSync(file)) {
    const texts = rowsSchema.parse(JSON.parse(readFileSync(file, "utf8"))).map((row) => row.instruction);
    return { source: `the ${texts.length} instructions of alpaca_data.json`, texts };
  }
  const draw = random("bench", "made-up", 0);
  const word = (): string => `w${Math.floor(14_000 ** draw())}`;
  const length = (): number => 4 + Math.floor(13 * draw());
  const texts = Array.from({ length: 52_002 }, () => Array.from({ length: length() }, word).join(" "));
  return { source: `${texts.length} made-up texts (alpaca_data.json is not in the shared data)`, texts };
}

/**
 * Gives one candidate after another, made of a corpus, the same on every machine: 45 % crossovers (the start
 * of one instruction and the end of another, then 12 % of the tokens drawn anew), 35 % substitutions (30
 * to 60 % of the tokens drawn anew) and 20 % near-duplicates (one or two tokens replaced, inserted or
 * left out). Tokens are drawn anew by their frequency in the corpus; 8 % of them are words never seen before.
 */
export function candidates(corpus: readonly string[]): () => string {
  const instructions = corpus.map(tokenise).filter((tokens) => tokens.length > 0);
  const every = instructions.flat();
  const draw = random("bench", "filter", 0);
  const upTo = (count: number): number => Math.floor(count * draw());
  const one = (): readonly string[] => instructions[upTo(instructions.length)] ?? [];
  let names = 0;
  const token = (): string => (draw() < 0.08 ? nameOf(names++) : (every[upTo(every.length)] ?? ""));
  const drawnAnew = (tokens: readonly string[], part: number): readonly string[] =>
    tokens.map((own) => (draw() < part ? token() : own));
  const crossover = (): readonly string[] => {
    const [start, end] = [one(), one()];
    return drawnAnew([...start.slice(0, 1 + upTo(start.length)), ...end.slice(upTo(end.length))], 0.12);
  };
  const nearDuplicate = (): readonly string[] => {
    const tokens = [...one()];
    for (let edits = 1 + upTo(2); edits > 0; edits--) {
      const kind = upTo(3);
      tokens.splice(upTo(tokens.length), kind === 1 ? 0 : 1, ...(kind === 2 ? [] : [token()]));
    }
    return tokens;
  };
  return () => {
    const kind = draw();
    const tokens =
      kind < 0.45 ? crossover() : kind < 0.8 ? drawnAnew(one(), 0.3 + 0.3 * draw()) : nearDuplicate();
    return tokens.join(" ");
  };
}

/** A made-up name, different for every number: its digits in base 100 as syllables. */
function nameOf(number: number): string {
  const syllable = (digit: number): string =>
    `${"bdfgklmnprstvwxyzhjc"[digit % 20] ?? ""}${"aeiou"[Math.floor(digit / 20)] ?? ""}`;
  let name = "";
  for (let rest = number + 10_000; rest > 0; rest = Math.floor(rest / 100)) name += syllable(rest % 100);
  return name;
}
