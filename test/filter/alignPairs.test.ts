import assert from "node:assert/strict";
import { test } from "node:test";
import { alignPairs } from "../../electron/filter/align/alignPairs.ts";
import { alignTexts } from "../../electron/kernel/alignment.ts";

const breathe = (): Promise<void> => Promise.resolve();
const still = () => new AbortController().signal;

function words(count: number, step: number): string {
  return Array.from({ length: count }, (_, place) => `w${(place * step) % 97}`).join(" ");
}

test("short and long texts are aligned alike, in the order asked", async () => {
  const short = { first: "Name three birds of the sea", second: "Name two birds", score: null };
  const long = { first: words(900, 7), second: words(900, 11), score: null };
  const odd = { first: "a lone \ud800 surrogate and a \0", second: "a \0 and a \ud800", score: null };
  const aligned = await alignPairs([short, long, odd, long], "rouge-score", { breathe, signal: still() });
  assert.deepEqual(
    aligned,
    [short, long, odd, long].map(({ first, second }) => alignTexts(first, second, "rouge-score")),
  );
});

test("of texts that are too long to mark the score tells how many tokens they share", async () => {
  const [first, second] = [words(6_000, 7), words(5_000, 11)];
  const plain = alignTexts(first, second, "rouge-score");
  assert.equal(plain.tooLong, true);
  const [told] = await alignPairs([{ first, second, score: plain.score }], "rouge-score", {
    breathe,
    signal: still(),
  });
  assert.deepEqual(told, plain);
});

test("who does not wait any more ends the work", async () => {
  const leaving = new AbortController();
  const text = words(200_000, 7);
  const pair = { first: text, second: words(200_000, 11), score: null };
  const aligned = alignPairs([pair], "rouge-score", { breathe, signal: leaving.signal });
  setImmediate(() => leaving.abort());
  await assert.rejects(aligned, { kind: "usage" });
});
