import assert from "node:assert/strict";
import { openNearest } from "../../../electron/kernel/nearest.ts";
import type { Neighbour, NearestIndex } from "../../../electron/kernel/nearest.ts";
import { wasmNearest } from "../../kernel/twoEngines.ts";
import { cpuSecondsSince } from "./clock.ts";
import { candidates } from "./stream.ts";

/** One stream through both engines: CPU seconds of the whole, and what the kernel's index holds at the end. */
export type Engines = Readonly<{
  theta: number;
  kept: number;
  seen: number;
  typescriptCpuS: number;
  kernelCpuS: number;
  kernelBytesPerKept: number;
}>;

const blockSize = 1000;

/** Filters the stream until `size` texts are kept, in blocks, each by one engine and then by the other, and compares. */
export function streamByBoth(corpus: readonly string[], theta: number, size: number): Engines {
  const next = candidates(corpus);
  const [typescript, kernel] = [openNearest(), wasmNearest()];
  let [typescriptCpuS, kernelCpuS, seen] = [0, 0, 0];
  for (let block = 0; typescript.size < size; block++) {
    const texts = Array.from({ length: blockSize }, (_, at) => corpus[seen + at] ?? next());
    seen += texts.length;
    const inTurn = block % 2 === 0 ? [typescript, kernel] : [kernel, typescript];
    const answers = inTurn.map((index) => {
      const [found, cpuS] = filtered(index, texts, theta);
      if (index === kernel) kernelCpuS += cpuS;
      else typescriptCpuS += cpuS;
      return found;
    });
    assert.deepEqual(answers[0], answers[1], "the engines differ");
  }
  const kept = typescript.size;
  return { theta, kept, seen, typescriptCpuS, kernelCpuS, kernelBytesPerKept: kernel.usedBytes / kept };
}

function filtered(
  index: NearestIndex,
  texts: readonly string[],
  theta: number,
): readonly [readonly (Neighbour | null)[], number] {
  const start = process.cpuUsage();
  const found = texts.map((text) => {
    const near = index.above(text, theta);
    if (near === null) index.add(text);
    return near;
  });
  return [found, cpuSecondsSince(start)];
}
