/** The canvases are drawn at most this often (ui.md part 4). */
const GAP_MS = 100;

const waiting = new Set<() => void>();
let isAsked = false;
let drawnAt = Number.NEGATIVE_INFINITY;

/** Draws in one of the next frames, at most ten times a second; asking again before that changes nothing. */
export function drawSoon(draw: () => void): void {
  waiting.add(draw);
  if (isAsked) return;
  isAsked = true;
  const waitMs = drawnAt + GAP_MS - performance.now();
  if (waitMs <= 0) requestAnimationFrame(drawAll);
  else setTimeout(() => requestAnimationFrame(drawAll), waitMs);
}

/** Takes back what was asked of `drawSoon`. */
export function drawNoMore(draw: () => void): void {
  waiting.delete(draw);
}

function drawAll(): void {
  isAsked = false;
  drawnAt = performance.now();
  const now = [...waiting];
  waiting.clear();
  for (const draw of now) draw();
}
