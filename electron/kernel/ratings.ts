const number = /\d+(?:\.\d+)?/g;

/**
 * The rating a judge gave one answer, or null when it gave none (ALGORITHMS 5.1): the first line is a
 * number or "x/5", or "score: x" stands anywhere. Never −1, which would enter averages.
 */
export function parseRating(reply: string): number | null {
  const [firstLine = ""] = reply.trim().split("\n");
  const alone = /^\s*(\d+(?:\.\d+)?)\s*(?:\/\s*\d+)?\s*$/.exec(firstLine)?.[1];
  const named = /score\s*[:=]\s*(\d+(?:\.\d+)?)/i.exec(reply)?.[1];
  const found = alone ?? named;
  return found === undefined ? null : Number(found);
}

/**
 * The two ratings of a pairwise judge, or null (ALGORITHMS 7): the numbers of the first line with text,
 * when there are exactly two after "/10" and "Assistant 1" and "2" are taken out.
 */
export function parsePairRatings(reply: string): readonly [number, number] | null {
  const line = reply.split("\n").find((each) => each.trim() !== "") ?? "";
  const bare = line.replace(/assistant\s*[12]/gi, " ").replace(/\/\s*10\b/g, " ");
  const [first, second, ...more] = (bare.match(number) ?? []).map(Number);
  if (first === undefined || second === undefined || more.length > 0) return null;
  return [first, second];
}
