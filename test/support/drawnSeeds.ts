import { createHash } from "node:crypto";
import { z } from "zod";
import { facts } from "./facts.ts";

const seedRow = z.object({ id: z.number(), from_prompt: z.number(), left_from: z.number().nullable() });
const promptRow = z.object({ id: z.number(), seed1: z.number(), seed2: z.number(), seed3: z.number() });
type Drawn = Readonly<{ prompt: number; seeds: readonly number[] }>;

/** The three seeds of every prompt, as the ledger has them and as key, prompt number and seed changes say. */
export function drawnSeeds(path: string): { recorded: readonly Drawn[]; recomputed: readonly Drawn[] } {
  return facts(path, (query) => {
    const key = z.object({ key: z.string() }).parse(query("SELECT key FROM run")[0]).key;
    const seeds = z
      .array(seedRow)
      .parse(
        query(
          "SELECT s.id, s.from_prompt, x.from_prompt AS left_from FROM seed s LEFT JOIN seed_change x ON x.left_seed = s.id ORDER BY s.id",
        ),
      );
    const prompts = z.array(promptRow).parse(query("SELECT id, seed1, seed2, seed3 FROM prompt ORDER BY id"));
    return {
      recorded: prompts.map(({ id, seed1, seed2, seed3 }) => ({ prompt: id, seeds: [seed1, seed2, seed3] })),
      recomputed: prompts.map(({ id }) => {
        const pool = seeds.filter(
          (seed) => seed.from_prompt <= id && !(seed.left_from !== null && seed.left_from <= id),
        );
        return {
          prompt: id,
          seeds: drawThree(
            key,
            id,
            pool.map((seed) => seed.id),
          ),
        };
      }),
    };
  });
}

/** Three of a pool: xoshiro128** from the first 128 bits of SHA-256(key, "seeds", prompt), 53 bits a draw, Fisher–Yates. */
function drawThree(key: string, prompt: number, pool: number[]): readonly number[] {
  const hash = createHash("sha256").update(["", key, "seeds", prompt].join("\0").slice(1)).digest();
  const s = [0n, 1n, 2n, 3n].map((at) => BigInt(hash.readUInt32LE(Number(at) * 4)));
  const mask = 0xffff_ffffn;
  const rotate = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (32n - by))) & mask;
  const next = (): bigint => {
    const [a = 0n, b = 0n, c = 0n, d = 0n] = s;
    const [c2, d2] = [c ^ a, d ^ b];
    s.splice(0, 4, a ^ d2, b ^ c2, c2 ^ ((b << 9n) & mask), rotate(d2, 11n));
    return (rotate((b * 5n) & mask, 7n) * 9n) & mask;
  };
  const uniform = (): number => Number(((next() >> 5n) << 26n) | (next() >> 6n)) / 2 ** 53;
  return [1, 2, 3].flatMap(() => pool.splice(Math.floor(uniform() * pool.length), 1));
}
