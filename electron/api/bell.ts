import type { Desk } from "./desk.ts";

/** A bell that every change of the desk rings; one ring is remembered until the next rest. */
export type Bell = Readonly<{ rest: () => void; rung: () => Promise<void>; remove: () => void }>;

/** A bell for one who watches until `signal`, which rings it as well. */
export function changeBell(desk: Pick<Desk, "onChange">, signal: AbortSignal): Bell {
  let next = Promise.withResolvers<void>();
  const ring = (): void => next.resolve();
  const silence = desk.onChange(ring);
  signal.addEventListener("abort", ring, { once: true });
  return {
    rest: () => {
      next = Promise.withResolvers<void>();
    },
    rung: () => next.promise,
    remove: () => {
      silence();
      signal.removeEventListener("abort", ring);
    },
  };
}
