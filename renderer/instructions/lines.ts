import type { InstructionLine } from "../../electron/nouns/view.ts";

/** Lines asked for at a time. */
const AT_ONCE = 200;
/** More lines than this are forgotten, the oldest first. */
const MOST = 6_000;

type Known = Readonly<{ line: InstructionLine; age: number }>;

/** The lines of a list that were read, by candidate. */
export type Lines = Readonly<{
  line: (candidate: number) => InstructionLine | undefined;
  /**
   * Says which lines are wanted now, the most wanted first; what was wanted before is wanted no more. With another
   * `list` than before what is known may have changed: it stays until it was read again.
   */
  want: (candidates: readonly number[], list: unknown) => void;
  failure: () => string | null;
  subscribe: (listener: () => void) => () => void;
  /** A number that changes with what is known. */
  version: () => number;
}>;

type Fetch = (candidates: readonly number[]) => Promise<readonly InstructionLine[]>;

/** Forgets the oldest of what is known, until no more than `MOST` is left. */
function forget(known: Map<number, Known>): void {
  for (const candidate of known.keys()) {
    if (known.size <= MOST) break;
    known.delete(candidate);
  }
}

/** Lines that are read one request after the other: while one is on its way only the newest wish waits. */
export function openLines(fetch: Fetch): Lines {
  const known = new Map<number, Known>();
  const listeners = new Set<() => void>();
  let wanted: readonly number[] = [];
  let isAsking = false;
  let lastList: unknown = null;
  let age = 0;
  let version = 0;
  let failure: string | null = null;
  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const keep = (asked: readonly number[], lines: readonly InstructionLine[], at: number): void => {
    for (const candidate of asked) known.delete(candidate);
    for (const line of lines) known.set(line.candidate, { line, age: at });
    forget(known);
  };
  const askOn = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    try {
      for (;;) {
        const missing = wanted.filter((candidate) => known.get(candidate)?.age !== age).slice(0, AT_ONCE);
        if (missing.length === 0) break;
        const at = age;
        const lines = await fetch(missing);
        keep(missing, lines, at);
        // What the backend does not know is not asked for again and again.
        const found = new Set(lines.map((line) => line.candidate));
        wanted = wanted.filter((candidate) => found.has(candidate) || !missing.includes(candidate));
        failure = null;
        changed();
      }
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      wanted = [];
      changed();
    } finally {
      isAsking = false;
    }
  };
  return {
    line: (candidate) => known.get(candidate)?.line,
    want: (candidates, list) => {
      if (list !== lastList) age += 1;
      lastList = list;
      wanted = candidates;
      void askOn();
    },
    failure: () => failure,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
