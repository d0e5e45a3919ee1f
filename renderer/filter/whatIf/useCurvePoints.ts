import { useMemo } from "react";
import type { FilterView, WhatIfComparison, WhatIfSettings } from "../../../electron/nouns/filterView.ts";
import { isSameFilter } from "../whatIfOf.ts";
import { curveRange, estimatedCurve, type CurvePoint } from "./curvePoints.ts";

/** The curve as far as it is known: exact points of this filter through the newest request, and the estimate. */
export function useCurvePoints(
  view: FilterView,
  settings: WhatIfSettings,
  all: readonly WhatIfComparison[],
  handle: number,
  recordedKept: number,
): Readonly<{ estimated: readonly CurvePoint[]; exact: readonly CurvePoint[] }> {
  const { from, to } = curveRange(handle);
  const canEstimate = isSameFilter(settings, view);
  const estimated = useMemo(
    () => (canEstimate ? estimatedCurve(view, { from, to }) : []),
    [view, canEstimate, from, to],
  );
  const exact = useMemo(() => {
    const points = new Map(canEstimate ? [[view.theta, recordedKept]] : []);
    for (const { result } of all) {
      const isCurrent = result.throughParsing >= view.throughParsing;
      if (isCurrent && isSameFilter(result.settings, settings))
        points.set(result.settings.theta, result.kept);
    }
    return [...points]
      .filter(([theta]) => theta * 100 >= from && theta * 100 <= to)
      .map(([theta, kept]) => ({ theta, kept, isExact: true }))
      .toSorted((a, b) => a.theta - b.theta);
  }, [view, settings, all, canEstimate, from, to, recordedKept]);
  return useMemo(() => ({ estimated, exact }), [estimated, exact]);
}
