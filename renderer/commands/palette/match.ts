/** Something the palette can find: the words it is found by, the title first. */
export type Findable = Readonly<{ title: string; alias?: string }>;

const WORD_START = 2;
const TITLE_START = 4;
const WHOLE_TITLE = 8;

/** Lower case without accents, so that "Résumé" is found by "resume". */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
}

/**
 * How well an item answers a query; null when a word of the query is nowhere in it. Beginnings count more than
 * middles, the title more than its alias.
 */
export function matchScore({ title, alias = "" }: Findable, query: string): number | null {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  const name = plain(title);
  const other = plain(alias);
  let score = 0;
  for (const word of words) {
    const place = name.indexOf(word);
    if (place === -1 && !other.includes(word)) return null;
    if (place !== -1) score += 1;
    if (place === 0) score += TITLE_START;
    else if (startsWord(name, word) || startsWord(other, word)) score += WORD_START;
  }
  return score + (words.length > 0 && name === plain(query).trim() ? WHOLE_TITLE : 0);
}

function startsWord(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`);
}

/** The items that answer the query, best first; equal ones keep their order, and an empty query keeps all. */
export function matching<T extends Findable>(items: readonly T[], query: string): readonly T[] {
  return items
    .map((item) => ({ item, score: matchScore(item, query) }))
    .filter((found): found is { item: T; score: number } => found.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
