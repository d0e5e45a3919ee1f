/** A pump of the corridor has effects outside the ledger: requests, vectors, training steps. */
export type Pump = Readonly<{
  name: string;
  /** Starts what may start now and says how many were started. `quiet`: nothing else moves or may move. */
  fill: (quiet: boolean) => number;
  /** Effects under way whose answers will poke. */
  inFlight: () => number;
  /** Work that is due and not under way; it waits for a slot or a timer. */
  waiting: () => boolean;
  /** Timers that will poke (back-off, restart). */
  timers: () => number;
}>;

/** Milliseconds since 1970 UTC; handed in, so that tests own the time. */
export type Clock = () => number;

/** Runs `action` after a delay and can be called off; handed in, so that tests own the time. */
export type Timer = (delayMs: number, action: () => void) => () => void;

/** The real timer; it keeps the process alive until its time has come or it is called off. */
export const systemTimer: Timer = (delayMs, action) => {
  const handle = setTimeout(action, delayMs);
  return () => clearTimeout(handle);
};
