/** One turn of a chat; an open one has no end, so that the model goes on with it. */
export type Turn = Readonly<{ role: "system" | "user" | "assistant"; text: string; open?: boolean }>;

/** Turns a text into token ids; `special` reads the names of control tokens as control tokens. */
export type Tokenize<Token> = (text: string, special: boolean) => readonly Token[];

/**
 * The tokens of a chat in ChatML, SmolLM2's own template. Only our markers become control tokens: a
 * seed that spells out `<|im_end|>` stays text and ends nothing.
 */
export function chatml<Token>(turns: readonly Turn[], tokenize: Tokenize<Token>): Token[] {
  return turns.flatMap(({ role, text, open = false }) => [
    ...tokenize(`<|im_start|>${role}\n`, true),
    ...(text === "" ? [] : tokenize(text, false)),
    ...(open ? [] : tokenize("<|im_end|>\n", true)),
  ]);
}
