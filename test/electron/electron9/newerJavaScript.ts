// What our code asks of JavaScript and the engines of Electron 9 (2020) have not yet; enough for the smoke, no more.

function add(target: object, name: string, value: (...args: never[]) => unknown): void {
  if (!Reflect.has(target, name))
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/** Adds what is missing; to be called before other code of ours runs. */
export function addNewerJavaScript(): void {
  add(Promise, "withResolvers", () => {
    const made: { resolve?: unknown; reject?: unknown } = {};
    const promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    return { promise, ...made };
  });
  add(Object, "hasOwn", (target: object, key: string) => Object.prototype.hasOwnProperty.call(target, key));
  add(URL, "canParse", (text: string) => {
    try {
      return new URL(text).href !== "";
    } catch {
      return false;
    }
  });
  add(Map, "groupBy", (items: Iterable<unknown>, keyOf: (item: unknown) => unknown) => {
    const groups = new Map<unknown, unknown[]>();
    for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
    return groups;
  });
  for (const target of [Array.prototype, String.prototype, Uint8Array.prototype, Float32Array.prototype]) {
    add(target, "at", function at(this: ArrayLike<unknown>, index: number) {
      return this[index < 0 ? this.length + index : index];
    });
  }
  for (const target of [Array.prototype, Float32Array.prototype]) {
    add(target, "toSorted", function toSorted(this: unknown[], compare: (a: unknown, b: unknown) => number) {
      return this.slice().sort(compare);
    });
    add(target, "toReversed", function toReversed(this: unknown[]) {
      return this.map((_, index) => this[this.length - 1 - index]);
    });
    add(target, "findLastIndex", function findLastIndex(this: unknown[], fits: (item: unknown) => boolean) {
      for (let index = this.length - 1; index >= 0; index--) if (fits(this[index])) return index;
      return -1;
    });
    add(target, "findLast", function findLast(this: unknown[], fits: (item: unknown) => boolean) {
      return this[this.findLastIndex(fits)];
    });
  }
  add(String.prototype, "replaceAll", function replaceAll(this: string, from: string | RegExp, to: string) {
    return typeof from === "string" ? this.split(from).join(to) : this.replace(from, to);
  });
  add(globalThis, "structuredClone", (value: unknown) => JSON.parse(JSON.stringify(value)));
}
