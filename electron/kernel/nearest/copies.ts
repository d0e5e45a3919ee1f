/** The later ordinals of texts that were added more than once, by the number of the text they equal. */
export type Copies = {
  readonly usedBytes: number;
  add(text: number, ordinal: number): void;
  of(text: number): readonly number[];
};

export function openCopies(): Copies {
  const copies = new Map<number, number[]>();
  let count = 0;
  return {
    get usedBytes() {
      return 100 * copies.size + 16 * count;
    },
    add(text, ordinal) {
      const ordinals = copies.get(text);
      if (ordinals === undefined) copies.set(text, [ordinal]);
      else ordinals.push(ordinal);
      count++;
    },
    of: (text) => copies.get(text) ?? [],
  };
}
