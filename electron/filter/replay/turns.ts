/** Work done one after another. A turn that is called off, also while it waits, gives null at once. */
export type Turns = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T | null>;

/** Nobody has a turn yet. What one turn throws is thrown to who asked for it, and the next one begins. */
export function openTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work, signal) => {
    const done = last.then(() => (signal.aborted ? null : work()));
    last = done.catch(() => undefined);
    return unlessCalledOff(done, signal);
  };
}

/** What the work gives, or null as soon as `signal` is aborted; the work then ends without a listener. */
export async function unlessCalledOff<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const calledOff = Promise.withResolvers<null>();
  const callOff = (): void => calledOff.resolve(null);
  signal.addEventListener("abort", callOff, { once: true });
  if (signal.aborted) callOff();
  try {
    return await Promise.race([work, calledOff.promise]);
  } finally {
    signal.removeEventListener("abort", callOff);
  }
}
