import type { LinePart } from "../lineState.ts";

/** At most four beads set out in a second (ui.md part 4). */
const GAP_MS = 250;

/** Parts of the line that were crossed and whose bead has not set out. */
export type BeadQueue = Readonly<{ add: (part: LinePart) => void; clear: () => void }>;

/** A queue that lets one bead set out at a time; a part that waits already is not added twice. */
export function beadQueue(send: (part: LinePart) => void): BeadQueue {
  const waiting = new Set<LinePart>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  function next(): void {
    const [part] = waiting;
    timer = null;
    if (part === undefined) return;
    waiting.delete(part);
    send(part);
    timer = setTimeout(next, GAP_MS);
  }
  return {
    add: (part) => {
      waiting.add(part);
      if (timer === null) next();
    },
    clear: () => waiting.clear(),
  };
}
