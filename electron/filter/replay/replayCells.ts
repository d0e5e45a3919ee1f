/** What both sides of a replay see at once, in shared memory: whether it is called off, and how far it is. */
export type ReplayCells = Readonly<{
  shared: SharedArrayBuffer;
  callOff: () => void;
  isCalledOff: () => boolean;
  /** Candidates judged, of all. */
  tell: (judged: number, total: number) => void;
  standing: () => Readonly<{ judged: number; total: number }>;
}>;

const calledOff = 0;
const judgedCell = 1;
const totalCell = 2;

/** The two sides of one replay share its memory. */
export function openReplayCells(shared = new SharedArrayBuffer(12)): ReplayCells {
  const cells = new Int32Array(shared);
  return {
    shared,
    callOff: () => void Atomics.store(cells, calledOff, 1),
    isCalledOff: () => Atomics.load(cells, calledOff) === 1,
    tell: (judged, total) => {
      Atomics.store(cells, judgedCell, judged);
      Atomics.store(cells, totalCell, total);
    },
    standing: () => ({ judged: Atomics.load(cells, judgedCell), total: Atomics.load(cells, totalCell) }),
  };
}
