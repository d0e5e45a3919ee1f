/** A count that others wait for. */
export function untilCount(): Readonly<{
  set: (count: number) => void;
  atLeast: (count: number) => Promise<void>;
}> {
  let now = 0;
  let waiting: { count: number; resolve: () => void }[] = [];
  return {
    set: (count) => {
      now = count;
      for (const each of waiting) if (each.count <= now) each.resolve();
      waiting = waiting.filter((each) => each.count > now);
    },
    atLeast: (count) =>
      count <= now ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
  };
}

/** A gate that tests close and open to put events in an order without waiting for time to pass. */
export function gate(): Readonly<{
  hold: () => void;
  release: () => void;
  pass: () => Promise<void>;
  heldAtLeast: (count: number) => Promise<void>;
}> {
  let closed = false;
  let held: (() => void)[] = [];
  const count = untilCount();
  return {
    hold: () => {
      closed = true;
    },
    release: () => {
      closed = false;
      for (const resolve of held) resolve();
      held = [];
      count.set(0);
    },
    pass: () => {
      if (!closed) return Promise.resolve();
      return new Promise((resolve) => {
        held.push(resolve);
        count.set(held.length);
      });
    },
    heldAtLeast: count.atLeast,
  };
}
