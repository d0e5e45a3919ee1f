import type { Needed, WhatIfComparison, WhatIfPair } from "../../../electron/nouns/filterView.ts";
import type { Estimate } from "../estimate.ts";
import { changeWords, whatIfWords } from "../../words/filter.ts";
import { count } from "../../words/numbers.ts";

/** A cell: its words, and beneath them an interval. */
export type Cell = Readonly<{ words: string; interval?: string }>;

/** A line of old against new; `told` stands in place of the cells. */
export type Row = Readonly<{ name: string; cells: readonly Cell[]; told?: string }>;

type Figures = Readonly<{ kept: number; setAside: number }>;

/** One column of figures; null: not computed. `about`: ≈ before estimated numbers. */
type Side = Readonly<{ kept: number | null; setAside: number | null; needed: Needed | null; about: boolean }>;

const { rows: names } = whatIfWords;

/**
 * The recorded run beside a what-if of it. `estimate`: kept and set aside now, null where nothing says so; an `exact`
 * of an earlier request tells them instead, without the recorded ones, which are not of that request.
 */
export function whatIfRows(
  recorded: Figures,
  exact: WhatIfComparison | null,
  estimate: Estimate | null,
): readonly Row[] {
  const now = estimate ?? exact?.result ?? null;
  const isBefore = estimate === null && exact !== null;
  const all = isBefore ? exact.result.parsed : recorded.kept + recorded.setAside;
  const whatIf: Side = {
    kept: now?.kept ?? null,
    setAside: now === null ? null : all - now.kept,
    needed: exact?.whatIf ?? null,
    about: estimate !== null && !estimate.isExact,
  };
  const asRecorded: Side = {
    kept: isBefore ? null : recorded.kept,
    setAside: isBefore ? null : recorded.setAside,
    needed: exact?.recorded ?? null,
    about: false,
  };
  return rowsOf(asRecorded, whatIf, exact === null ? null : exact.result.requests);
}

/** Undefined: not computed yet; "later": not while texts come. */
export type NeededByBoth = WhatIfPair | "later" | undefined;

/** Two what-ifs of the same texts beside each other; `needed`: at an equal number kept. */
export function comparedRows(
  one: WhatIfComparison | null,
  other: WhatIfComparison | null,
  needed: NeededByBoth,
): readonly Row[] {
  const isTold = one !== null && needed !== undefined && needed !== "later";
  const pair = isTold ? needed : { first: null, second: null };
  const rows = rowsOf(
    sideOf(one, pair.first),
    sideOf(other, pair.second),
    isTold ? one.result.requests : null,
  );
  return rows
    .filter(({ name }) => name !== names.setAside)
    .map((row, place) => {
      if (place === 0) return { ...row, name: names.keptOfSame };
      return needed === "later" && row.told !== undefined ? { ...row, told: whatIfWords.later } : row;
    });
}

function sideOf(comparison: WhatIfComparison | null, needed: Needed | null): Side {
  if (comparison === null) return { kept: null, setAside: null, needed: null, about: false };
  const { parsed, kept } = comparison.result;
  return { kept, setAside: parsed - kept, needed, about: false };
}

/** `requests`: how many are recorded, null while something is not computed. */
function rowsOf(one: Side, other: Side, requests: number | null): readonly Row[] {
  return [
    { name: names.kept, cells: figures(one.kept, other.kept, other.about) },
    { name: names.setAside, cells: figures(one.setAside, other.setAside, other.about) },
    ...neededRows(one.needed, other.needed, requests),
  ];
}

function neededRows(one: Needed | null, other: Needed | null, requests: number | null): readonly Row[] {
  if (one === null || other === null || one.kept !== other.kept) {
    const told = requests === null ? "" : whatIfWords.notReached(requests);
    return [{ name: names.requests(null), cells: [], told }];
  }
  const tokens = (needed: Needed): number => needed.promptTokens + needed.completionTokens;
  const [, , change = { words: "" }] = figures(one.requests.value, other.requests.value, false);
  return [
    { name: names.requests(one.kept), cells: [requestsCell(one), requestsCell(other), change] },
    { name: names.tokens, cells: figures(tokens(one), tokens(other), false) },
    { name: names.cost, cells: [{ words: "unknown" }, { words: "unknown" }, { words: "" }] },
  ];
}

function requestsCell({ requests: { value, low, high } }: Needed): Cell {
  return { words: count(value), interval: `${count(low)}–${count(high)}` };
}

function figures(one: number | null, other: number | null, isAbout: boolean): readonly Cell[] {
  const about = isAbout ? "≈ " : "";
  return [
    { words: one === null ? "" : count(one) },
    { words: other === null ? "" : `${about}${count(other)}` },
    { words: one === null || other === null ? "" : `${about}${changeWords(other - one)}` },
  ];
}
