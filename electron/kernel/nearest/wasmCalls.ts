const names = [
  "open",
  "reserve",
  "tokensAt",
  "elementsAt",
  "add",
  "search",
  "findEqual",
  "foundTextsAt",
  "foundScoresAt",
  "textCount",
  "textsBelow",
  "ordinalOf",
  "compared",
] as const;

type Call = (...numbers: readonly number[]) => number;

/** What `native/nearest.cpp` exports, and its memory. */
export type KernelCalls = Readonly<Record<(typeof names)[number], Call>> &
  Readonly<{ memory: WebAssembly.Memory }>;

/** Throws a TypeError when one is missing: the file and this program do not belong together. */
export function kernelCalls({ exports }: WebAssembly.Instance): KernelCalls {
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory) || !hasCalls(exports))
    throw new TypeError("The filter's kernel is not that of this program.");
  return { ...exports, memory };
}

function hasCalls(
  exports: WebAssembly.Instance["exports"],
): exports is Readonly<Record<(typeof names)[number], Call>> {
  return names.every((name) => typeof exports[name] === "function");
}
