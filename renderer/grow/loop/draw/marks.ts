/** What the Loop's marks share: strength off the lit path, and strength of cells that are as wanted. */
export const DIM = 0.3;
export const CALM = 0.56;

type Context = CanvasRenderingContext2D;

/** A filled or hollow dot. */
export function dot(context: Context, x: number, y: number, radius: number, isFilled: boolean): void {
  context.beginPath();
  context.arc(x, y, isFilled ? radius : radius - 0.5, 0, 2 * Math.PI);
  if (isFilled) context.fill();
  else context.stroke();
}

/** A small ×. */
export function cross(context: Context, x: number, y: number, reach: number): void {
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x + reach, y - reach);
  context.lineTo(x - reach, y + reach);
  context.stroke();
}

/** A filled ▲ or ▼ round a place. */
export function triangle(context: Context, x: number, y: number, reach: number, isUp: boolean): void {
  const tip = isUp ? -reach : reach;
  context.beginPath();
  context.moveTo(x - reach, y - tip);
  context.lineTo(x + reach, y - tip);
  context.lineTo(x, y + tip);
  context.closePath();
  context.fill();
}

/** A straight line. */
export function line(context: Context, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/** A cell with rounded corners; `edge` outlines it. */
export function cell(
  context: Context,
  x: number,
  y: number,
  width: number,
  height: number,
  edge: string | null,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(2, height / 3));
  context.fill();
  if (edge === null) return;
  context.strokeStyle = edge;
  context.lineWidth = 1.2;
  context.beginPath();
  context.roundRect(x - 0.4, y - 0.4, width + 0.8, height + 0.8, Math.min(2, height / 3));
  context.stroke();
}
