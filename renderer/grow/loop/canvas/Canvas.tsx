import { useEffect, useRef } from "react";
import { drawNoMore, drawSoon } from "./drawSoon.ts";
import { onPalette, palette, type Palette } from "./palette.ts";

/** Draws into a context scaled so that its unit is a CSS pixel; the canvas is empty before. */
export type Draw = (context: CanvasRenderingContext2D, colours: Palette) => void;

type CanvasProps = Readonly<{
  width: number;
  height: number;
  /** Keeps its identity while it would draw the same. */
  draw: Draw;
  /** Drawn again this often although nothing came, for what grows with time; null: never. */
  everyMs?: number | null;
  /** What it shows, for those who do not see it. */
  summary: string;
}>;

/** One canvas, drawn when its data, its size, the theme or the pixel ratio change, at most ten times a second. */
export function Canvas({ width, height, draw, everyMs = null, summary }: CanvasProps) {
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paint = (): void => {
      if (place.current !== null) paintInto(place.current, width, height, draw);
    };
    const again = (): void => drawSoon(paint);
    again();
    const forget = onPalette(again);
    addEventListener("resize", again);
    const timer = everyMs === null ? undefined : setInterval(again, everyMs);
    return () => {
      forget();
      removeEventListener("resize", again);
      clearInterval(timer);
      drawNoMore(paint);
    };
  }, [width, height, draw, everyMs]);
  return <canvas ref={place} style={{ width, height, display: "block" }} role="img" aria-label={summary} />;
}

function paintInto(canvas: HTMLCanvasElement, width: number, height: number, draw: Draw): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const ratio = devicePixelRatio;
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  draw(context, palette());
}
