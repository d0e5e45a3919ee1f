import type { SeedRow } from "../../electron/nouns/seedView.ts";
import { fateWords } from "../words/seedTable.ts";
import type { SeedsSearch, SortKey } from "./seedsSearch.ts";

/** The rows that hold the words looked for, in the order asked for; the bed's own order is the lowest score first. */
export function sortedSeeds(
  rows: readonly SeedRow[],
  { tab, search, sort, isDown }: SeedsSearch,
): readonly SeedRow[] {
  const words = search.trim().toLowerCase();
  const found = words === "" ? rows : rows.filter((row) => holds(row, words));
  const key = sort ?? (tab === "bed" ? "score" : null);
  if (key === null) return found;
  const sign = isDown === true ? -1 : 1;
  return found.toSorted((a, b) => compared(a, b, key, sign) || a.id - b.id);
}

function holds(row: SeedRow, words: string): boolean {
  const name = row.isGrown ? `g${row.id}` : `${row.id}`;
  return row.instruction.toLowerCase().includes(words) || name === words.replaceAll(",", "");
}

/** What has no value stands at the end, whichever way the order runs. */
function compared(a: SeedRow, b: SeedRow, key: SortKey, sign: 1 | -1): number {
  const [x, y] = [valueOf(a, key), valueOf(b, key)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  if (typeof x === "string" || typeof y === "string") return sign * String(x).localeCompare(String(y), "en");
  return sign * (x - y);
}

function valueOf(row: SeedRow, key: SortKey): number | string | null {
  switch (key) {
    case "instruction":
      return row.instruction;
    case "origin":
      return row.generation;
    case "fate":
      return (row.isPinned ? "pinned" : fateWords(row.fate)) || null;
    default:
      return row[key];
  }
}
