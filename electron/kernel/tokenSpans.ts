import type { TokenizerName } from "../nouns/tokenizer.ts";
import { methods } from "./tokeniser/methods.ts";

/** A token and the stretch of the text it was made of: UTF-16 units `from` to before `to`, whole code points. */
export type TokenSpan = Readonly<{ token: string; from: number; to: number }>;

/**
 * The tokens of `tokeniserOf(name)(text)`, each with its stretch of the text as it was written; stretches do not
 * go backwards. Characters that fold together (a letter and its accents) are marked whole, and tokens made of one
 * character share it: "½" is the tokens "1" and "2" of `unicode`.
 */
export function tokenSpans(text: string, name: TokenizerName): readonly TokenSpan[] {
  const { fold, located } = methods[name];
  const pieces = fold.pieces(text)[Symbol.iterator]();
  let piece = { from: 0, to: 0 };
  let foldedTo = 0;
  const spans: TokenSpan[] = [];

  function goTo(folded: number): void {
    while (foldedTo < folded) {
      const next = pieces.next();
      if (next.done === true) return;
      piece = next.value;
      foldedTo += next.value.foldedLength;
    }
  }

  for (const { token, at } of located(fold.fold(text))) {
    goTo(at + 1);
    const { from } = piece;
    goTo(at + token.length);
    spans.push({ token, from, to: piece.to });
  }
  return spans;
}
