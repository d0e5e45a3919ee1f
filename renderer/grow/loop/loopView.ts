import type { LoopNews, LoopView } from "../../../electron/nouns/loop.ts";

/** What the Loop draws before a run, and until the first news. */
export const emptyView: LoopView = {
  seeds: [],
  requests: [],
  clusters: [],
  batches: [],
  window: { steps: 10, skippedSteps: 10, last: null },
};

/** The view with the parts that changed; the others keep their identity. */
export function withNews(view: LoopView, news: LoopNews): LoopView {
  return { ...view, ...news };
}
