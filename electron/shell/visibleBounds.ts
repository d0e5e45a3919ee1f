import type { Bounds, Display } from "./electronApi.ts";

export const smallestWindow = { width: 960, height: 600 } as const;
const usualWindow = { width: 1440, height: 900 } as const;
/** Enough of the top edge to see the window and drag it. */
const grip = { width: 160, height: 40 } as const;

/** Where to open a window that stood at `saved`: there, if a display still shows it; else in the middle of the first. */
export function visibleBounds(saved: Bounds | null, displays: readonly Display[], primary: Display): Bounds {
  const area = saved === null ? undefined : displays.find((one) => showsGrip(one.workArea, saved))?.workArea;
  if (saved === null || area === undefined) return centred(saved ?? usualWindow, primary.workArea);
  return { ...saved, ...fitted(saved, area) };
}

function showsGrip(area: Bounds, { x, y, width }: Bounds): boolean {
  const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return shown >= grip.width && y >= area.y && y + grip.height <= area.y + area.height;
}

type Size = Readonly<{ width: number; height: number }>;

function fitted({ width, height }: Size, area: Bounds): Size {
  return {
    width: Math.max(smallestWindow.width, Math.min(width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(height, area.height)),
  };
}

function centred(size: Size, area: Bounds): Bounds {
  const { width, height } = fitted(size, area);
  return {
    x: Math.round(area.x + Math.max(0, area.width - width) / 2),
    y: Math.round(area.y + Math.max(0, area.height - height) / 2),
    width,
    height,
  };
}
