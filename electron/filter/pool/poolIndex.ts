import { openNearest } from "../../kernel/nearest.ts";
import type { NearestIndex } from "../../kernel/nearest.ts";
import { openWasmNearest } from "../../kernel/nearest/wasm.ts";
import type { FilterEngine } from "../../nouns/filterView.ts";
import { nearestModule } from "../../workers/nearestModule.ts";

/** An empty index of the kernel, or of TypeScript where the kernel is not there or gets no memory. */
export function openPoolIndex(
  tokens: (text: string) => readonly string[],
): Readonly<{ index: NearestIndex; engine: FilterEngine }> {
  const module = nearestModule();
  if (module === null) return { index: openNearest(tokens), engine: "typescript" };
  try {
    return { index: openWasmNearest(module, tokens), engine: "wasm" };
  } catch {
    return { index: openNearest(tokens), engine: "typescript" };
  }
}
