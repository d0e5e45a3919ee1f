import { createHash } from "node:crypto";

/**
 * A keyed generator of uniform doubles in [0, 1): the same (key, purpose, n) gives the same sequence on
 * every machine and in every order of calls, so chance needs no state that a kill could lose.
 * The generator is xoshiro128** seeded by the first 128 bits of SHA-256("key purpose n", NUL-separated);
 * a double takes 53 bits from two outputs. Test vectors: test/kernel/random.test.ts.
 */
export function random(key: string, purpose: string, n: number): () => number {
  const digest = createHash("sha256").update(`${key}\0${purpose}\0${n}`, "utf8").digest();
  let a = digest.readUInt32LE(0);
  let b = digest.readUInt32LE(4);
  let c = digest.readUInt32LE(8);
  let d = digest.readUInt32LE(12) || 1;
  const next32 = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return result;
  };
  return () => ((next32() >>> 5) * 67108864 + (next32() >>> 6)) / 9007199254740992;
}

/** `count` distinct items drawn without replacement (partial Fisher-Yates), in the order drawn. */
export function sample<T>(items: readonly T[], count: number, draw: () => number): readonly T[] {
  const rest = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) {
    const [item] = rest.splice(Math.floor(draw() * rest.length), 1);
    if (item !== undefined) drawn.push(item);
  }
  return drawn;
}

/** The items in a keyed random order. */
export function shuffle<T>(items: readonly T[], draw: () => number): readonly T[] {
  const order = [...items.keys()].map((index) => ({ index, rank: draw() }));
  order.sort((x, y) => x.rank - y.rank || x.index - y.index);
  return order.flatMap(({ index }) => items.slice(index, index + 1));
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
