/** Keys shorter than this are words that may stand in any sentence. */
const leastKeyLength = 4;
/** So much of a longer key's beginning gives it away, even where a text was cut off. */
const tellingLength = 12;

/** A text without the key that a server may have said back in it, whole or cut off at its end. */
export function withoutKey(text: string, key: string | null): string {
  if (key === null || key.length < leastKeyLength) return text;
  const telling = key.slice(0, tellingLength).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const rest = key.length > tellingLength ? "[\\w.~+/=-]*" : "";
  return text.replaceAll(key, "(the key)").replace(new RegExp(telling + rest, "g"), "(the key)");
}
