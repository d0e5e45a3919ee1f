import type { SeedFile, SeedRefusal, SetAsideLine } from "./seedFile.ts";

const NAMED_LINES_MAX = 3;

/**
 * What the user is told about a read seed file, as "Line 44 has no instruction; the other 174 are in."
 * `known`: how many of its seeds the project had before; they were not added.
 */
export function importSentence(result: SeedFile | SeedRefusal, known = 0): string {
  if (result.kind === "refused") return result.sentence;
  const { seeds, setAside, duplicates } = result;
  const aside = setAside.length === 0 ? "" : `${setAsideClause(setAside)}; `;
  // With lines that repeat others, "the other" would not be all the others.
  const isRest = setAside.length > 0 && duplicates === 0;
  const told = `${aside}${seedClause(seeds.length - known, known, isRest)}.`;
  if (duplicates === 0) return told;
  return `${told} ${count(duplicates, "line repeats an earlier one and counts", "lines repeat an earlier one and count")} once.`;
}

function seedClause(fresh: number, known: number, isRest: boolean): string {
  if (fresh > 0 && known > 0) {
    const before = count(known, "was", "were");
    return `${count(fresh, "new seed is", "new seeds are")} in, and ${before} in the project before`;
  }
  const all = fresh + known;
  const isOne = all === 1;
  const others = isOne ? "the other one" : `the other ${number(all)}`;
  const who = isRest ? others : count(all, "seed", "seeds");
  if (fresh > 0) return `${who} ${isOne ? "is" : "are"} in`;
  return `${who} ${isOne ? "was" : "were"} in the project before, so nothing was added`;
}

function setAsideClause(setAside: readonly SetAsideLine[]): string {
  const named = setAside
    .slice(0, NAMED_LINES_MAX)
    .map(
      ({ line, item, reason }) =>
        `${item === null ? `line ${number(line)}` : `item ${number(item)}`} ${reason}`,
    );
  const clause =
    setAside.length <= NAMED_LINES_MAX
      ? named.join(", ")
      : `${number(setAside.length)} are set aside, the first because ${named[0] ?? ""}`;
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}

function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
