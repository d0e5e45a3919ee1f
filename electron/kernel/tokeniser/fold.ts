/** A stretch of a text, in UTF-16 units, and how many units it has once folded. */
export type Piece = Readonly<{ from: number; to: number; foldedLength: number }>;

/**
 * What a tokeniser does to a text before it cuts it. The pieces lie end to end over the whole text, hold whole
 * code points, and fold on their own to as many units as they do within the text.
 */
export type Fold = Readonly<{
  fold(text: string): string;
  pieces(text: string): Iterable<Piece>;
}>;

/**
 * Characters whose decomposition can join or be reordered with what stands before them: marks, the vowels and
 * final consonants of conjoining, compatibility and half-width hangul, half-width dakuten, two Kirat Rai vowels.
 */
const joining = String.raw`[\p{M}\u1161-\u1175\u11a8-\u11c2\u3133\u3135\u3136\u313a-\u313f\u314f-\u3163\uff9e\uff9f\uffa3\uffa5\uffa6\uffaa-\uffaf\uffc2-\uffc7\uffca-\uffcf\uffd2-\uffd7\uffda-\uffdc\u{16d67}\u{16d68}]`;
const cluster = new RegExp(`[^]${joining}{0,30}`, "gu");
const longRun = new RegExp(`${joining}{31}`, "u");

function clustersOf(text: string): readonly string[] {
  return text.match(cluster) ?? [];
}

/**
 * NFKC, but marks after the thirtieth of a run are not put in order with those before (UAX 15, stream-safe text):
 * ICU orders a run in quadratic time, 221 s for a million marks.
 */
export function compatible(text: string): string {
  if (!longRun.test(text)) return text.normalize("NFKC");
  return clustersOf(text)
    .map((piece) => piece.normalize("NFKC"))
    .join("");
}

/** The units of a lower-cased text: only the form of a final sigma depends on neighbours, and its length does not. */
function lowerCaseLength(text: string): number {
  let length = 0;
  for (const character of text) length += character.toLowerCase().length;
  return length;
}

function* piecesOf(parts: Iterable<string>, normalise: (part: string) => string): Generator<Piece> {
  let to = 0;
  for (const part of parts) {
    const from = to;
    to += part.length;
    yield { from, to, foldedLength: lowerCaseLength(normalise(part)) };
  }
}

/** Unicode's lower case, whatever the system's language. */
export const lowerCase: Fold = {
  fold: (text) => text.toLowerCase(),
  pieces: (text) => piecesOf(text, (part) => part),
};

/** Compatible characters made one (full-width digits, ligatures, half-width kana), composed, then lower case. */
export const compatibleLowerCase: Fold = {
  fold: (text) => compatible(text).toLowerCase(),
  pieces: (text) => piecesOf(clustersOf(text), (part) => part.normalize("NFKC")),
};
