// Line ends to some readers (Python's splitlines, Node's readline), though JSON lets them stand raw.
const UNICODE_LINE_END = /[\u0085\u2028\u2029]/g;

/** One line of a JSON Lines file, its line end included; the line holds no other line end of any kind. */
export function jsonLine(record: object): string {
  const json = JSON.stringify(record).replace(
    UNICODE_LINE_END,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${json}\n`;
}
