import type { Clock, Timer } from "../../electron/nouns/pump.ts";

/** Things that will happen, each when the test says so: replies, vectors, steps, timers. */
export class Agenda {
  readonly #waiting: { kind: string; happen: () => void }[] = [];

  /** Adds what may happen from now on; gives the way to call it off. */
  add(kind: string, happen: () => void): () => void {
    const entry = { kind, happen };
    this.#waiting.push(entry);
    return () => {
      const index = this.#waiting.indexOf(entry);
      if (index !== -1) this.#waiting.splice(index, 1);
    };
  }

  /** What waits, in the order in which it was added. */
  kinds(): readonly string[] {
    return this.#waiting.map(({ kind }) => kind);
  }

  size(): number {
    return this.#waiting.length;
  }

  /** Lets one waiting thing happen; any number counts, round and round. */
  happen(choice: number): void {
    const [entry] = this.#waiting.splice(choice % this.#waiting.length, 1);
    entry?.happen();
  }

  /** Lets the oldest thing of a kind happen; false when there is none. */
  happenFirst(kind: string): boolean {
    const index = this.#waiting.findIndex((entry) => entry.kind === kind);
    if (index !== -1) this.happen(index);
    return index !== -1;
  }

  /** A timer whose time comes when the test says so. */
  readonly timer: Timer = (_delayMs, action) => this.add("timer", action);
}

/** A clock that goes on by one millisecond each time someone looks. */
export function tickingClock(): Clock {
  let now = 1_700_000_000_000;
  return () => (now += 1);
}

/** A turn of the event loop: all promises that can settle by themselves have settled. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
