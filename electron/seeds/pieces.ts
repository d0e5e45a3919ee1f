/**
 * A stretch of a file that should be one JSON value. `line` (from 1) is where it starts; `reason` says why it cannot
 * be one, where that is known before.
 */
export type Piece = { readonly line: number; readonly text: string; readonly reason?: string };

/** The non-blank lines of a JSON Lines text, trimmed. */
export function linePieces(text: string): Piece[] {
  return text
    .split("\n")
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((piece) => piece.text !== "");
}

// Strings, brackets, separators and line ends; a string also ends where its line does, because
// JSON allows no raw line end inside one: a forgotten quote spoils one item, not the rest.
const TOKEN = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[[\]{},:\n]/g;

/**
 * The items of a JSON array, cut without parsing them, so that a broken item can be set aside alone.
 * A file that ends early gives its last, unfinished item too. What follows the array is one more piece.
 */
export function arrayPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  const open: string[] = [];
  let line = 1;
  let start = { at: 0, line };
  let previous = "";
  const cut = (end: number, next: number) => {
    const raw = text.slice(start.at, end);
    const body = raw.trimStart();
    const blankLines = raw.slice(0, raw.length - body.length).split("\n").length - 1;
    if (body !== "") pieces.push({ line: start.line + blankLines, text: body.trimEnd() });
    start = { at: next, line };
  };
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const at = match.index;
    if (token === "\n") {
      line += 1;
      continue;
    }
    if (token === "[" || token === "{") {
      if (open.length === 0) start = { at: at + 1, line };
      else if (token === "{" && open.at(-1) === "{" && previous !== ":") {
        // An object directly inside an object: the item before it was never closed.
        cut(at, at);
        open.length = 1;
      }
      open.push(token);
    } else if (token === "}" && open.at(-1) === "{") open.pop();
    else if (token === "]" && open.at(-1) === "[") {
      open.pop();
      if (open.length === 0) {
        cut(at, at + 1);
        break;
      }
    } else if (token === "," && open.length === 1) cut(at, at + 1);
    previous = token;
  }
  cut(text.length, text.length);
  return pieces;
}
