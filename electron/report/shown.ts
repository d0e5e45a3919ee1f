/** The beginning of a text, at most `units` UTF-16 units; a character of two is not cut in half. */
export function shown(text: string, units: number): string {
  if (text.length <= units) return text;
  const isHalf = (text.codePointAt(units - 1) ?? 0) > 0xffff;
  return text.slice(0, isHalf ? units - 1 : units);
}
