import assert from "node:assert/strict";
import { openNearest } from "../../../electron/kernel/nearest.ts";
import type { NearestIndex } from "../../../electron/kernel/nearest.ts";
import { wasmNearest } from "../../kernel/twoEngines.ts";
import { cpuSecondsSince, leastUs, median, quantile } from "./clock.ts";
import type { PeerName, Peers } from "./peers.ts";

export type Question = "nearest" | "above 0.7" | "above 0.85";

/** Microseconds of CPU per candidate, medians over the rounds, at one size of the pool. */
export type Compared = Readonly<{
  kept: number;
  addCpuS: number;
  ours: Readonly<Record<Question, Readonly<{ us: number; p50Us: number; p99Us: number }>>>;
  /** The optional kernel, asked by turns with TypeScript, and how many times as fast it was. */
  kernel: Readonly<Record<Question, Readonly<{ us: number; times: number }>>>;
  kernelBytesPerKept: number;
  peers: readonly Readonly<{ peer: PeerName; us: number; times: Readonly<Record<Question, number>> }>[];
  versions: Readonly<Record<string, string>>;
}>;

const rounds = 5;
const questions: readonly Question[] = ["nearest", "above 0.7", "above 0.85"];

/** Of these many candidates a peer scores different ones in each round: the slower, the fewer. */
const sampleSizes: Readonly<Record<PeerName, number>> = {
  rouge_texts: 1,
  rouge_tokens: 1,
  rapidfuzz_streaming: 10,
  rapidfuzz_batched: 50,
};
const peerNames: readonly PeerName[] = [
  "rouge_texts",
  "rouge_tokens",
  "rapidfuzz_streaming",
  "rapidfuzz_batched",
];

/**
 * Asks Seedbed's index and the peers by turns about candidates after a pool, in five rounds, and
 * checks that every score and decision of theirs is ours.
 */
export async function compare(
  pool: readonly string[],
  candidates: readonly string[],
  peers: Peers | null,
): Promise<Compared> {
  const start = process.cpuUsage();
  const index = openNearest();
  for (const text of pool) index.add(text);
  const addCpuS = cpuSecondsSince(start);
  const kernelIndex = wasmNearest();
  for (const text of pool) kernelIndex.add(text);
  const ask = questionsTo(index);
  const askKernel = questionsTo(kernelIndex);
  const kernelUs: Record<Question, number[]> = { nearest: [], "above 0.7": [], "above 0.85": [] };
  const versions = (await peers?.keep(pool)) ?? {};
  const oursUs: Record<Question, number[]> = { nearest: [], "above 0.7": [], "above 0.85": [] };
  const peerUs = new Map<PeerName, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const ours = (): number => oursUs[question].push(usOf(candidates, ask[question]));
      const kernels = (): number => kernelUs[question].push(usOf(candidates, askKernel[question]));
      for (const measure of round % 2 === 0 ? [ours, kernels] : [kernels, ours]) measure();
    }
    for (const peer of peers === null ? [] : peerNames) {
      const size = sampleSizes[peer];
      const sample = candidates.slice(round * size, (round + 1) * size);
      const measured = await peers?.nearest(peer, sample);
      if (measured === undefined) continue;
      peerUs.set(peer, [...(peerUs.get(peer) ?? []), (1e6 * measured.cpuS) / size]);
      for (const [at, [ordinal, score]] of measured.best.entries()) {
        const text = sample[at] ?? "";
        assert.deepEqual(index.nearest(text), { ordinal, score }, `${peer} scores otherwise: ${text}`);
        for (const theta of [0.7, 0.85])
          assert.deepEqual(index.above(text, theta), score > theta ? { ordinal, score } : null);
      }
    }
  }
  const figures = (question: Question): Compared["ours"][Question] => {
    const least = leastUs(candidates, ask[question]);
    return { us: median(oursUs[question]), p50Us: quantile(least, 0.5), p99Us: quantile(least, 0.99) };
  };
  const ours = {
    nearest: figures("nearest"),
    "above 0.7": figures("above 0.7"),
    "above 0.85": figures("above 0.85"),
  };
  const kernel = (question: Question): Compared["kernel"][Question] => ({
    us: median(kernelUs[question]),
    times: median(kernelUs[question].map((us, round) => (oursUs[question][round] ?? 0) / us)),
  });
  for (const question of questions)
    for (const text of candidates)
      assert.deepEqual(askKernel[question](text), ask[question](text), `the kernel differs: ${text}`);
  const times = (peer: PeerName, question: Question): number =>
    median((peerUs.get(peer) ?? []).map((us, round) => us / (oursUs[question][round] ?? 0)));
  return {
    kept: pool.length,
    addCpuS,
    ours,
    kernel: {
      nearest: kernel("nearest"),
      "above 0.7": kernel("above 0.7"),
      "above 0.85": kernel("above 0.85"),
    },
    kernelBytesPerKept: kernelIndex.usedBytes / pool.length,
    peers: [...peerUs].map(([peer, us]) => ({
      peer,
      us: median(us),
      times: {
        nearest: times(peer, "nearest"),
        "above 0.7": times(peer, "above 0.7"),
        "above 0.85": times(peer, "above 0.85"),
      },
    })),
    versions,
  };
}

function questionsTo(index: NearestIndex): Readonly<Record<Question, (text: string) => unknown>> {
  return {
    nearest: (text) => index.nearest(text),
    "above 0.7": (text) => index.above(text, 0.7),
    "above 0.85": (text) => index.above(text, 0.85),
  };
}

function usOf(texts: readonly string[], ask: (text: string) => unknown): number {
  const start = process.cpuUsage();
  for (const text of texts) ask(text);
  return (1e6 * cpuSecondsSince(start)) / texts.length;
}
