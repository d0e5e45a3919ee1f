import { useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useMemo, useState } from "react";
import type { WhatIfComparison, WhatIfEvent, WhatIfSettings } from "../../../electron/nouns/filterView.ts";
import { backend, trpc } from "../../api/client.ts";
import { settingsKey } from "../whatIfOf.ts";

/** The most settings that are asked for at once (the contract of `filter.whatIfs`). */
const MOST_ASKED = 60;

export type Progress = Extract<WhatIfEvent, { kind: "progress" }>;

/** Exact what-ifs as far as they are computed. */
export type WhatIfs = Readonly<{
  /** The newest result for these settings; null: not computed yet. */
  of: (settings: WhatIfSettings) => WhatIfComparison | null;
  /** All that are known, the newest of equal settings. */
  all: readonly WhatIfComparison[];
  /** Where the one stands that is being computed; null: nothing is. */
  progress: Progress | null;
  failure: string | null;
}>;

/** What is asked for; `left`: how many have no result yet. */
type Asked = Readonly<{ key: string; settings: readonly WhatIfSettings[]; left: number }>;

/**
 * Has settings computed in their order, those known through `throughParsing` left out. New settings take the place of
 * what is still waited for.
 */
export function useWhatIfs(
  run: number,
  wanted: readonly WhatIfSettings[],
  throughParsing: number,
  askKey: string,
): WhatIfs {
  const known = useQuery({ queryKey: ["filter", "known", run], queryFn: () => backend.filter.known.query() });
  const [results, setResults] = useState<ReadonlyMap<string, WhatIfComparison>>(new Map());
  const [progress, setProgress] = useState<Progress | null>(null);
  const [asked, setAsked] = useState<Asked>({ key: "", settings: [], left: 0 });
  const newest = useMemo(() => newestOf(known.data ?? [], results), [known.data, results]);
  if (known.data !== undefined && asked.key !== askKey) {
    const isFresh = (settings: WhatIfSettings): boolean =>
      (newest.get(settingsKey(settings))?.result.throughParsing ?? 0) >= throughParsing;
    const settings = distinct(wanted.filter((each) => !isFresh(each))).slice(0, MOST_ASKED);
    setAsked({ key: askKey, settings, left: settings.length });
    setProgress(null);
  }
  const subscription = useSubscription(
    trpc.filter.whatIfs.subscriptionOptions(
      { settings: [...asked.settings] },
      {
        enabled: asked.settings.length > 0,
        onData: (event) => {
          if (event.kind === "progress") return setProgress(event);
          setAsked((before) => ({ ...before, left: before.left - 1 }));
          const key = settingsKey(event.comparison.result.settings);
          return setResults((before) => new Map(before).set(key, event.comparison));
        },
      },
    ),
  );
  return {
    of: (settings) => newest.get(settingsKey(settings)) ?? null,
    all: useMemo(() => [...newest.values()], [newest]),
    progress: asked.left > 0 ? progress : null,
    failure: subscription.error?.message ?? known.error?.message ?? null,
  };
}

function distinct(settings: readonly WhatIfSettings[]): readonly WhatIfSettings[] {
  return [...new Map(settings.map((each) => [settingsKey(each), each])).values()];
}

function newestOf(
  known: readonly WhatIfComparison[],
  results: ReadonlyMap<string, WhatIfComparison>,
): ReadonlyMap<string, WhatIfComparison> {
  const newest = new Map<string, WhatIfComparison>();
  for (const comparison of [...known, ...results.values()]) {
    const { settings, throughParsing } = comparison.result;
    const key = settingsKey(settings);
    if ((newest.get(key)?.result.throughParsing ?? -1) <= throughParsing) newest.set(key, comparison);
  }
  return newest;
}
