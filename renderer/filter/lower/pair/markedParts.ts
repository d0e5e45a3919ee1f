import type { Range } from "../../../../electron/nouns/range.ts";

/** A piece of a text, from its place in UTF-16 units on. */
export type Part = Readonly<{ from: number; part: string; isMarked: boolean }>;

/** A text cut at its marks, all of it in order. Marks with nothing but blanks between them become one. */
export function markedParts(text: string, marks: readonly Range[]): readonly Part[] {
  const joined: Range[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    const isNext = last !== undefined && /^[ \t]*$/.test(text.slice(last.to, mark.from));
    if (isNext) joined[joined.length - 1] = { from: last.from, to: mark.to };
    else joined.push(mark);
  }
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to } of joined) {
    if (from > at) parts.push({ from: at, part: text.slice(at, from), isMarked: false });
    parts.push({ from, part: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ from: at, part: text.slice(at), isMarked: false });
  return parts;
}

/** The marks as far as they lie before a place. */
export function cutMarks(marks: readonly Range[], end: number): readonly Range[] {
  return marks.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to, end) }));
}
