// A full stop after a number that opens a line ("2.") counts an item, it does not end a sentence.
const sentenceEnd = /(?<!^[ \t]*\d{1,3})[.!?…。！？]["'”’»)\]]*(?=\s|$)|[。！？]/gmu;

/**
 * The text up to the end of its last whole sentence; a line that has another one after it counts as
 * whole too, unless it ends with a colon, comma or semicolon. Undefined when no sentence is whole.
 */
export function upToLastSentence(text: string): string | undefined {
  let end = 0;
  for (const match of text.matchAll(sentenceEnd)) end = match.index + match[0].length;
  for (const match of text.matchAll(/\S[ \t]*\n/g)) {
    if (!/[:,;]/.test(match[0].charAt(0))) end = Math.max(end, match.index + 1);
  }
  const whole = text.slice(0, end).trim();
  return whole === "" ? undefined : whole;
}
