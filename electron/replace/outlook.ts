import type { SeedOutlook } from "../nouns/seedView.ts";
import type { RunSettings } from "../nouns/settings.ts";
import type { ReadableDb } from "../store/readable.ts";
import { maxSwaps, minPoolForReplacement } from "./decide.ts";
import { evictionOrder, seedScore } from "./score.ts";
import { horizon, judgedSeeds, lastStep, lastWindow, poolSize } from "./tables.ts";
import { windowSteps } from "./window.ts";

/**
 * What the open window would do to the bed if it closed now with rows enough, by the rules of `decideWindow`.
 * `isOver`: no prompt will follow, so windows only advise.
 */
export function outlook(
  db: ReadableDb,
  run: number,
  settings: Pick<RunSettings, "window" | "replacement" | "train">,
  isOver: boolean,
): SeedOutlook {
  const { replacement } = settings;
  if (replacement.policy === "off") return { kind: "off" };
  if (settings.train === "none") return { kind: "untrained" };
  if (isOver) return { kind: "over" };
  const { lastPrompt, humanSeeds } = horizon(db, run, 0);
  const { seeds: size, humans } = poolSize(db, run);
  if (replacement.policy === "small" && size < minPoolForReplacement) {
    return { kind: "tooSmall", least: minPoolForReplacement, pool: size };
  }
  const window = lastWindow(db, run) + 1;
  const { first, last } = windowSteps(window, settings.window);
  const most = maxSwaps(replacement, size);
  // Of a large pool few may leave: only they are read.
  const judged = judgedSeeds(db, run, lastPrompt + 1, replacement.minGenerated);
  const humansBesides = humans - judged.filter(({ isHuman }) => isHuman).length;
  const next = evictionOrder(judged, { ...replacement, humanSeeds, humansBesides })
    .slice(0, most)
    .map(({ id, isHuman, count }) => ({ id, isGrown: !isHuman, score: seedScore(count) ?? 0 }));
  return {
    kind: "open",
    window,
    firstStep: first,
    lastStep: last,
    stepsLeft: Math.max(1, last - lastStep(db, run)),
    most,
    next,
    floor: next.at(-1)?.score ?? null,
    minGenerated: replacement.minGenerated,
  };
}
