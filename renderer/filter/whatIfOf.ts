import { usualFilter } from "../../electron/nouns/settings.ts";
import type { FilterView, WhatIfSettings } from "../../electron/nouns/filterView.ts";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import type { FilterSearch } from "./filterSearch.ts";

type Recorded = Pick<FilterView, "theta" | "filter">;

/** What the address asks for: the run's own settings where it names nothing. */
export function whatIfOf({ theta, filter }: Recorded, address: FilterSearch): WhatIfSettings {
  return {
    theta: address.theta ?? theta,
    filter: {
      ...filter,
      tokenizer: address.tokenizer ?? filter.tokenizer,
      seedsInPool: address.seeds ?? filter.seedsInPool,
      rules: { ...filter.rules, ...address.rules },
    },
  };
}

/** The address without what-if: what is chosen below stays. */
export function withoutWhatIf(address: FilterSearch): FilterSearch {
  const { theta: _, tokenizer: __, seeds: ___, rules: ____, compare: _____, ...rest } = address;
  return rest;
}

/** The address with a resting handle; at the recorded θ it needs no word. */
export function withTheta(address: FilterSearch, theta: number, recorded: number): FilterSearch {
  const { theta: _, compare: __, ...rest } = address;
  return theta === recorded ? rest : { ...rest, theta };
}

/** The address with a tokenizer; the recorded one needs no word. */
export function withTokenizer(
  address: FilterSearch,
  name: TokenizerName,
  recorded: TokenizerName,
): FilterSearch {
  const { tokenizer: _, compare: __, ...rest } = address;
  return name === recorded ? rest : { ...rest, tokenizer: name };
}

/** The address with or without seeds in the pool; as recorded needs no word. */
export function withSeeds(address: FilterSearch, seeds: boolean, recorded: boolean): FilterSearch {
  const { seeds: _, compare: __, ...rest } = address;
  return seeds === recorded ? rest : { ...rest, seeds };
}

/** The address with the papers' θ beside each other, or with the handle's. */
export function withCompare(address: FilterSearch, isComparing: boolean): FilterSearch {
  const { compare: _, ...rest } = address;
  return isComparing ? { ...rest, compare: true } : rest;
}

/** One text for equal settings, in whatever order their parts stand. */
export function settingsKey(settings: WhatIfSettings): string {
  return canonical(settings);
}

/** Whether two settings judge alike, θ aside. */
export function isSameFilter(one: Recorded, other: Recorded): boolean {
  return canonical(one.filter) === canonical(other.filter);
}

function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(",")}}`;
}

/** θ of the two papers (ALGORITHMS 1). */
export const selfInstructTheta = 0.7;
export const sediTheta = 0.85;

/** The Paper filter at Self-Instruct's θ and at SEDI's. */
export function comparedOf({ filter }: Recorded): readonly [WhatIfSettings, WhatIfSettings] {
  const paper = { ...usualFilter("paper", filter.language), tokenizer: filter.tokenizer };
  return [
    { theta: selfInstructTheta, filter: paper },
    { theta: sediTheta, filter: paper },
  ];
}

const sweepStep = 5;
const sweepHundredths: readonly number[] = Array.from({ length: 10 }, (_, step) => 50 + sweepStep * step);
/** Places at each side of the recorded θ and of the handle that the sweep looks at one by one. */
const closeHundredths: readonly number[] = [-2, -1, 0, 1, 2];

/** The θ that are computed in the background, the wide steps first. */
export function sweepOf(recorded: number, handle: number): readonly number[] {
  const close = [handle, recorded].flatMap((theta) =>
    closeHundredths.map((step) => Math.round(theta * 100) + step).filter((at) => at >= 50 && at <= 95),
  );
  return [...new Set([...sweepHundredths, ...close])].map((at) => at / 100);
}
