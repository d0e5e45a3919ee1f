import { useMemo } from "react";
import type { FilterView, WhatIfComparison, WhatIfSettings } from "../../electron/nouns/filterView.ts";
import { useOverview } from "../live/overview.tsx";
import { isAtWork } from "../words/run.ts";
import type { WhatIf } from "./useWhatIf.ts";
import { comparedOf, sweepOf } from "./whatIfOf.ts";
import { useWhatIfs, type WhatIfs } from "./whatIf/useWhatIfs.ts";

/** What is known of a question. */
export type Answer = Readonly<{
  /** θ that are computed in the background, while no run grows. */
  sweep: readonly number[];
  isIdle: boolean;
  /** The what-if itself, maybe through an earlier request; null: not computed, or nothing is other than recorded. */
  exact: WhatIfComparison | null;
  /**
   * Kept and set aside as recorded. A what-if knows no goal: where texts came after it, these are the recorded
   * filter's numbers with those texts in, once they are computed.
   */
  recorded: Readonly<{ kept: number; setAside: number }>;
  whatIfs: WhatIfs;
}>;

/**
 * Asks for the exact numbers of a resting handle, and for those of the sweep while no run grows. Nothing is asked while
 * the handle is dragged.
 */
export function useAnswer(view: FilterView, question: WhatIf, isDragged: boolean): Answer {
  const overview = useOverview();
  const isIdle = overview !== null && !isAtWork(overview.state);
  const { run, theta, filter, throughParsing, overGoal } = view;
  const { settings, key, isOtherFilter, differs, isComparing } = question;
  const sweep = useMemo(
    () => sweepOf(theta, settings.theta).filter((at) => isOtherFilter || at !== theta),
    [theta, settings.theta, isOtherFilter],
  );
  const own = useMemo(() => ({ theta, filter }), [theta, filter]);
  const wanted = useMemo(
    () => [
      ...(overGoal > 0 ? [own] : []),
      ...(isComparing ? comparedOf(own) : differs ? [settings] : []),
      ...(isIdle ? sweep.map((at) => ({ ...settings, theta: at })) : []),
    ],
    [own, overGoal, isComparing, differs, settings, isIdle, sweep],
  );
  const askKey = `${run} ${isComparing} ${isIdle ? throughParsing : "growing"} ${key}`;
  const whatIfs = useWhatIfs(
    run,
    isDragged ? nothing : wanted,
    throughParsing,
    isDragged ? "dragged" : askKey,
  );
  const exact = differs ? whatIfs.of(settings) : null;
  return { sweep, isIdle, exact, recorded: recordedOf(view, overGoal > 0 ? whatIfs.of(own) : null), whatIfs };
}

/** While the handle is dragged. */
const nothing: readonly WhatIfSettings[] = [];

function recordedOf(view: FilterView, again: WhatIfComparison | null): Answer["recorded"] {
  if (again === null) return { kept: view.kept, setAside: view.written - view.overGoal - view.kept };
  const { parsed, kept } = again.result;
  return { kept, setAside: parsed - kept };
}
