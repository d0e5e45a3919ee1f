const STEP = 1;
const LONG_STEP = 5;

/** θ after a key on the handle; null when the key is not for it. */
export function thetaByKey(key: string, isLong: boolean, theta: number): number | null {
  const step = isLong ? LONG_STEP : STEP;
  if (key === "ArrowLeft" || key === "ArrowDown") return stepped(theta, -step);
  if (key === "ArrowRight" || key === "ArrowUp") return stepped(theta, step);
  if (key === "PageDown") return stepped(theta, -LONG_STEP);
  if (key === "PageUp") return stepped(theta, LONG_STEP);
  if (key === "Home") return 0;
  if (key === "End") return 1;
  return null;
}

function stepped(theta: number, hundredths: number): number {
  return Math.max(0, Math.min(100, Math.round(theta * 100) + hundredths)) / 100;
}

/** What was typed as a θ of two places, null when it is none; a comma is taken as a point. */
export function typedTheta(text: string): number | null {
  const trimmed = text.trim().replace(",", ".");
  const theta = Number(trimmed);
  return trimmed === "" || !(theta >= 0 && theta <= 1) ? null : Math.round(theta * 100) / 100;
}
