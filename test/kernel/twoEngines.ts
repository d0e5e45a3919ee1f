import assert from "node:assert/strict";
import { openNearest } from "../../electron/kernel/nearest.ts";
import type { NearestIndex } from "../../electron/kernel/nearest.ts";
import { openWasmNearest } from "../../electron/kernel/nearest/wasm.ts";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { readNearestModule } from "../../electron/workers/nearestModule.ts";
import { projectFile } from "../support/needs.ts";

export const kernelFolder = projectFile("resources/filter");

/** An index of the kernel as it lies in the repository. */
export function wasmNearest(tokens: (text: string) => readonly string[] = tokenise): NearestIndex {
  const module = readNearestModule(kernelFolder);
  assert.ok(module);
  return openWasmNearest(module, tokens);
}

/**
 * An index that asks both engines and checks that they say the same, after comparing as many texts, with which they
 * found no more and no less to compare.
 */
export function bothNearest(tokens: (text: string) => readonly string[] = tokenise): NearestIndex {
  const one = openNearest(tokens);
  const other = wasmNearest(tokens);
  const same = <T>(ask: (index: NearestIndex) => T): T => {
    const answer = ask(one);
    assert.deepEqual(ask(other), answer);
    assert.equal(other.compared, one.compared);
    return answer;
  };
  return {
    get size() {
      return same(({ size }) => size);
    },
    get compared() {
      return one.compared;
    },
    get usedBytes() {
      return Math.max(one.usedBytes, other.usedBytes);
    },
    add: (text) => same((index) => index.add(text)),
    nearest: (text) => same((index) => index.nearest(text)),
    above: (text, theta) => same((index) => index.above(text, theta)),
    nearestFew: (text, count, before) => same((index) => index.nearestFew(text, count, before)),
  };
}
