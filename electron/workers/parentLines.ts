import { parseLine, readLines } from "./lines.ts";
import { openMailbox } from "./mailbox.ts";

/** What a parent sent: a message, or the reason why a line was none. */
export type FromParent =
  | Readonly<{ message: unknown }>
  | Readonly<{ fault: "bad-json" | "too-long" | "half-line"; line: string }>;

/** The child's side of a `Child`: the line to the process that started this one. */
export type Parent = Readonly<{
  send: (message: object) => void;
  /** What arrives waits for the first listener. */
  listen: (listener: (arrived: FromParent) => void) => void;
  /** Resolves when the parent closes our input: then this process has to end. */
  closed: Promise<void>;
  /** Resolves when everything sent has left this process. */
  flushed: () => Promise<void>;
}>;

/**
 * Takes over stdin and stdout as JSON lines. From then on stdout carries messages only:
 * whatever else this process prints there goes to stderr.
 */
export function openParentLines(): Parent {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  // The parent may die first; that our input closes is how we learn of it.
  process.stdout.on("error", () => undefined);
  const arrived = openMailbox<FromParent>();
  const closed = Promise.withResolvers<void>();
  let last: Promise<void> = Promise.resolve();

  readLines(process.stdin, {
    onLine: (line) => {
      const message = parseLine(line);
      arrived.put(message === undefined ? { fault: "bad-json", line: line.slice(0, 200) } : { message });
    },
    onTooLong: (bytes) => arrived.put({ fault: "too-long", line: `${bytes} bytes` }),
    onEnd: (tail) => {
      if (tail !== "") arrived.put({ fault: "half-line", line: tail.slice(0, 200) });
      closed.resolve();
    },
  });
  return {
    send: (message) => {
      last = new Promise((resolve) => {
        write(`${JSON.stringify(message)}\n`, () => resolve());
      });
    },
    listen: arrived.listen,
    closed: closed.promise,
    flushed: () => last,
  };
}
