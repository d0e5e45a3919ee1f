/**
 * The one wake signal. A poke between "nothing to do" and "sleep" is not lost, because a sleeper names the
 * count it saw before it looked.
 */
export type Wake = Readonly<{
  count: () => number;
  poke: () => void;
  since: (count: number) => Promise<void>;
}>;

export function openWake(): Wake {
  let pokes = 0;
  let sleepers: (() => void)[] = [];
  return {
    count: () => pokes,
    poke: () => {
      pokes += 1;
      const woken = sleepers;
      sleepers = [];
      for (const wake of woken) wake();
    },
    since: (count) =>
      pokes > count
        ? Promise.resolve()
        : new Promise((resolve) => {
            sleepers.push(resolve);
          }),
  };
}
