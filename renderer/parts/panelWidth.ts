/** Narrowest and widest a side panel can be, in px (the bounds of `preferences.panels`). */
export const LEAST_WIDTH_PX = 320;
export const MOST_WIDTH_PX = 1_200;

const STEP_PX = 16;
const LONG_STEP_PX = 64;
/** Dragged this much below the least width, the panel folds away. */
const FOLD_BELOW_PX = LEAST_WIDTH_PX - 120;

/** A width that a panel can have beside a list, in whole px; `roomPx` is what both share. */
export function allowedWidth(widthPx: number, roomPx: number): number {
  const most = Math.max(LEAST_WIDTH_PX, Math.min(MOST_WIDTH_PX, roomPx - LEAST_WIDTH_PX));
  return Math.round(Math.min(most, Math.max(LEAST_WIDTH_PX, widthPx)));
}

/** Whether an edge dragged this far means that the panel shall go. */
export function isFoldedAt(widthPx: number): boolean {
  return widthPx < FOLD_BELOW_PX;
}

/** The width after a key on the edge of a panel at the right; null when the key is not for it. */
export function widthByKey(key: string, isLong: boolean, widthPx: number): number | null {
  const step = isLong ? LONG_STEP_PX : STEP_PX;
  if (key === "ArrowLeft") return widthPx + step;
  if (key === "ArrowRight") return widthPx - step;
  if (key === "Home") return LEAST_WIDTH_PX;
  if (key === "End") return MOST_WIDTH_PX;
  return null;
}
