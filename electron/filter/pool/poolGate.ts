/**
 * How the backend's thread has the pool's thread let go of the project file, without waiting for its messages: two
 * flags in shared memory. The pool's side asks `isClosing` often.
 */
export type PoolGate = Readonly<{
  shared: SharedArrayBuffer;
  isClosing: () => boolean;
  /** The pool's side, before it opens a connection and after it closed it. */
  enter: () => void;
  leave: () => void;
  /** The backend's side: asks for the end and stands still until no connection is open, `patienceMs` at most. */
  close: (patienceMs: number) => void;
}>;

const closing = 0;
const connected = 1;

/** The two sides of one gate share its memory. */
export function openPoolGate(shared = new SharedArrayBuffer(8)): PoolGate {
  const flags = new Int32Array(shared);
  return {
    shared,
    isClosing: () => Atomics.load(flags, closing) === 1,
    enter: () => void Atomics.store(flags, connected, 1),
    leave: () => {
      Atomics.store(flags, connected, 0);
      Atomics.notify(flags, connected);
    },
    close: (patienceMs) => {
      Atomics.store(flags, closing, 1);
      Atomics.wait(flags, connected, 1, patienceMs);
    },
  };
}
