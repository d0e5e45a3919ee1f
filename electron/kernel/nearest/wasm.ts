import { openNearest } from "../nearest.ts";
import type { NearestIndex } from "../nearest.ts";
import { tokenise } from "../tokenise.ts";
import type { NearestKernel } from "./kernel.ts";
import type { Encoded } from "./vocabulary.ts";
import { kernelCalls } from "./wasmCalls.ts";
import type { KernelCalls } from "./wasmCalls.ts";

/** As `openNearest`, with the kernel of `native/`: the same answers, bit for bit. `module` is its compiled file. */
export function openWasmNearest(
  module: WebAssembly.Module,
  tokens: (text: string) => readonly string[] = tokenise,
): NearestIndex {
  return openNearest(tokens, openWasmKernel(kernelCalls(new WebAssembly.Instance(module))));
}

function openWasmKernel(calls: KernelCalls): NearestKernel {
  const { memory } = calls;
  const give = givesTo(calls);
  let length = 0;
  let foundTexts = new Int32Array(0);
  let foundScores = new Float64Array(0);
  calls.open();
  return {
    get textCount() {
      return calls.textCount();
    },
    get compared() {
      return calls.compared();
    },
    get usedBytes() {
      return memory.buffer.byteLength;
    },
    give(text) {
      length = text.length;
      give(text);
    },
    findEqual: () => calls.findEqual(length),
    add(ordinal, lastElement) {
      calls.add(length, ordinal, lastElement);
    },
    search(wanted, score, limit) {
      // No more are found than there are; the call takes 32 bits.
      const found = calls.search(length, Math.min(wanted, 2 ** 30), score, limit);
      if (found === 0) return 0;
      foundTexts = new Int32Array(memory.buffer, calls.foundTextsAt(), found);
      foundScores = new Float64Array(memory.buffer, calls.foundScoresAt(), found);
      return found;
    },
    foundText: (at) => foundTexts[at] ?? 0,
    foundScore: (at) => foundScores[at] ?? 0,
    ordinalOf: calls.ordinalOf,
    textsBelow: calls.textsBelow,
  };
}

/** Writes texts into the kernel's memory, which needs new views when it has grown or its arrays have moved. */
function givesTo({ memory, reserve, tokensAt, elementsAt }: KernelCalls): (text: Encoded) => void {
  let room = 0;
  let buffer: ArrayBuffer | null = null;
  let tokens = new Int32Array(0);
  let elements = new Int32Array(0);
  return (text) => {
    const { length } = text;
    if (length > room) {
      room = 2 * length;
      reserve(room);
      buffer = null;
    }
    if (buffer !== memory.buffer) {
      buffer = memory.buffer;
      tokens = new Int32Array(buffer, tokensAt(), room);
      elements = new Int32Array(buffer, elementsAt(), room);
    }
    for (let at = 0; at < length; at++) {
      tokens[at] = text.tokens[at] ?? 0;
      elements[at] = text.elements[at] ?? 0;
    }
  };
}
