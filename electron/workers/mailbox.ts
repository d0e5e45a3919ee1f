/** Keeps what arrives until someone listens, then hands everything on in order. */
export type Mailbox<T> = Readonly<{
  put: (item: T) => void;
  listen: (listener: (item: T) => void) => void;
}>;

export function openMailbox<T>(): Mailbox<T> {
  const listeners: ((item: T) => void)[] = [];
  const waiting: T[] = [];
  return {
    put: (item) => {
      if (listeners.length === 0) waiting.push(item);
      else for (const listener of listeners) listener(item);
    },
    listen: (listener) => {
      listeners.push(listener);
      for (const item of waiting.splice(0)) listener(item);
    },
  };
}
