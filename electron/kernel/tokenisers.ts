import type { TokenizerName } from "../nouns/tokenizer.ts";
import { methods } from "./tokeniser/methods.ts";

/**
 * The function that cuts a text into the tokens of `name`, in text order; a text may have none. It takes any
 * string, lone surrogates too, in time linear in its length. `rouge-score` is `tokenise`. The results of `unicode`
 * and `unicode-words` rest on the Unicode version of the engine, those of `unicode-words` also on ICU's word lists.
 */
export function tokeniserOf(name: TokenizerName): (text: string) => readonly string[] {
  const { fold, tokens } = methods[name];
  return (text) => tokens(fold.fold(text));
}
