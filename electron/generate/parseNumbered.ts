const itemBorder = /\n\d+\s?\. /;

/** White space collapsed to one blank, none around, no colons at the end (ALGORITHMS 2.1). */
function plainLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Self-Instruct's numbered list of instructions up to the open next number, as its bootstrapping prompt
 * ends (ALGORITHMS 2.1): "1. …", "2. …", "3.".
 */
export function numberedList(instructions: readonly string[]): string {
  const items = instructions.map(
    (instruction, index) => `${index + 1}. ${plainLine(instruction).replace(/:+$/, "")}`,
  );
  return [...items, `${instructions.length + 1}.`].join("\n");
}

/**
 * The instructions of a reply that continues such a list. A reply that ran into the token limit is lost as
 * a whole, and each instruction is capitalized as the reference does it: first letter upper, the rest lower.
 */
export function parseNumbered(reply: string, finishReason: string): readonly string[] {
  if (finishReason === "length") return [];
  return `\n${reply}`
    .split(itemBorder)
    .map(plainLine)
    .filter((item) => item !== "")
    .map((item) => item.slice(0, 1).toUpperCase() + item.slice(1).toLowerCase());
}

/** The queries of a reply that was asked for one query a line; numbers and bullets are taken off. */
export function parseLines(reply: string): readonly string[] {
  return reply
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:\d{1,3}\s*[.)]|[-*•])\s*/, "").trim())
    .filter((line) => line !== "");
}
