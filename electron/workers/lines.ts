import type { Readable } from "node:stream";

/** The longest line of the trainer protocol, in bytes without its newline. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;

export type LineListener = Readonly<{
  onLine: (line: string) => void;
  /** A line that is longer than allowed was dropped. */
  onTooLong: (bytes: number) => void;
  /** The stream ended; `tail` is what stood after the last newline ("" when nothing did) and is not a line. */
  onEnd: (tail: string) => void;
}>;

/** Splits a byte stream at newlines; a line is decoded as UTF-8 only when it is whole. */
export function readLines(stream: Readable, listener: LineListener, maxBytes = MAX_LINE_BYTES): void {
  let parts: Buffer[] = [];
  let bytes = 0;
  let ended = false;

  const finish = (): void => {
    const line = Buffer.concat(parts);
    if (bytes > maxBytes) listener.onTooLong(bytes);
    else
      listener.onLine(line.at(-1) === 13 ? line.toString("utf8", 0, line.length - 1) : line.toString("utf8"));
    parts = [];
    bytes = 0;
  };
  const take = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes <= maxBytes) parts.push(chunk);
    else parts = [];
  };
  const end = (): void => {
    if (ended) return;
    ended = true;
    listener.onEnd(Buffer.concat(parts).toString("utf8"));
  };

  stream.on("data", (data: Buffer | string) => {
    let rest = typeof data === "string" ? Buffer.from(data) : data;
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      take(rest.subarray(0, at));
      finish();
      rest = rest.subarray(at + 1);
    }
    if (rest.length > 0) take(rest);
  });
  stream.on("end", end);
  stream.on("close", end);
  // A broken pipe is an end like any other: whoever waits learns of it by the other side's exit.
  stream.on("error", end);
}

/** The JSON value of a line, or undefined when it is none. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
