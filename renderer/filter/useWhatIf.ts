import { useMemo } from "react";
import type { FilterView, WhatIfSettings } from "../../electron/nouns/filterView.ts";
import type { FilterSearch } from "./filterSearch.ts";
import { isSameFilter, settingsKey, whatIfOf } from "./whatIfOf.ts";

/** What the address asks for beside what is recorded. */
export type WhatIf = Readonly<{
  settings: WhatIfSettings;
  /** The same for equal settings. */
  key: string;
  /** Tokens, seeds or rules are other than recorded. */
  isOtherFilter: boolean;
  /** Anything is other than recorded. */
  differs: boolean;
  isComparing: boolean;
}>;

/** The question that the address puts to a run; it keeps its identity while it is the same. */
export function useWhatIf(view: FilterView, address: FilterSearch): WhatIf {
  const { theta, filter } = view;
  const isComparing = address.compare === true;
  const asked = whatIfOf({ theta, filter }, address);
  const key = settingsKey(asked);
  const isOtherFilter = !isSameFilter(asked, view);
  const differs = isOtherFilter || asked.theta !== theta;
  return useMemo(
    () => ({ settings: asked, key, isOtherFilter, differs, isComparing }),
    // oxlint-disable-next-line react/exhaustive-deps -- the key says all that matters of the settings
    [key, isOtherFilter, differs, isComparing],
  );
}
