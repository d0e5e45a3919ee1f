import type { LoopRequest, LoopText } from "../../../../electron/nouns/loop.ts";
import { HEADER, ROW } from "./loopLayout.ts";
import type { Point } from "./points.ts";

/** The axis of nearest ROUGE-L in the region of ③, in pixels. */
export type ScoreAxis = Readonly<{ left: number; right: number; width: number }>;

/** At the right of the axis: × of rule drops, then kept / found and seconds. */
const COLUMNS = 128;
const RULES = 26;
const RULE_PITCH = 6;
const LEFT = 9;

/** The axis for a region this wide. */
export function scoreAxis(regionWidth: number): ScoreAxis {
  const right = Math.max(LEFT + 60, regionWidth - COLUMNS);
  return { left: LEFT, right, width: right - LEFT };
}

/** How many rows a region this high shows. */
export function rowsShown(regionHeight: number): number {
  return Math.max(1, Math.floor((regionHeight - HEADER) / ROW));
}

/** The middle of a row. */
export function rowY(row: number): number {
  return HEADER + row * ROW + ROW / 2;
}

/** What a settled text looks like: filled, hollow, or × after 1. */
export type Dot = Readonly<{ x: number; look: "kept" | "close" | "rule"; text: LoopText }>;

/** The texts of a settled request along the axis; drops by rule follow after 1, closer when there are many. */
export function dotsOf(request: LoopRequest, axis: ScoreAxis): readonly Dot[] {
  const byRule = request.texts.filter((text) => text.score === null && text.rule !== null);
  const pitch = Math.min(RULE_PITCH, byRule.length < 2 ? RULE_PITCH : (RULES - 6) / (byRule.length - 1));
  return request.texts.map((text): Dot => {
    const place = byRule.indexOf(text);
    if (place >= 0) return { x: axis.right + 6 + place * pitch, look: "rule", text };
    const score = Math.min(1, Math.max(0, text.score ?? 0));
    return { x: axis.left + score * axis.width, look: text.rule === null ? "kept" : "close", text };
  });
}

/** Where the texts of the shown requests are picked. */
export function textPoints(requests: readonly LoopRequest[], axis: ScoreAxis): readonly Point[] {
  return requests.flatMap((request, row): readonly Point[] => {
    const dots = dotsOf(request, axis).map((dot): Point => ({
      x: dot.x,
      y: rowY(row),
      row,
      item: { kind: "text", id: dot.text.candidate },
    }));
    if (dots.length > 0) return dots.toSorted((one, other) => one.x - other.x);
    return [{ x: axis.left + 40, y: rowY(row), row, item: { kind: "request", id: request.prompt } }];
  });
}

/** How far the line of a request in flight has come, 0 … 0.94: half way at the median time of a reply. */
export function flightShare(elapsedMs: number, medianMs: number): number {
  return 0.94 * (1 - 2 ** (-Math.max(0, elapsedMs) / Math.max(1, medianMs)));
}

/** The median time of the replies in view; ten seconds before the first. */
export function medianLatencyMs(requests: readonly LoopRequest[]): number {
  const times = requests.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]));
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 10_000;
}
