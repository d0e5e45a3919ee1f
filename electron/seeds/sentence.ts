import type { SeedFile, SeedRefusal, SetAsideLine } from "./seedFile.ts";

const NAMED_LINES_MAX = 3;

/** What the user is told about a read seed file, as "Line 44 has no instruction; the other 174 are in." */
export function importSentence(result: SeedFile | SeedRefusal): string {
  if (result.kind === "refused") return result.sentence;
  const { seeds, setAside, duplicates } = result;
  const added =
    setAside.length === 0
      ? `${count(seeds.length, "seed is", "seeds are")} in.`
      : `${setAsideClause(setAside)}; ${restClause(seeds.length, duplicates)} in.`;
  if (duplicates === 0) return added;
  return `${added} ${count(duplicates, "line repeats an earlier one and counts", "lines repeat an earlier one and count")} once.`;
}

function restClause(seedCount: number, duplicates: number): string {
  // With lines that repeat others, "the other" would not be all the others.
  if (duplicates > 0) return count(seedCount, "seed is", "seeds are");
  return seedCount === 1 ? "the other one is" : `the other ${number(seedCount)} are`;
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
