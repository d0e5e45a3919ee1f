import { onThemeChange, tokenColour } from "../../theme/colours.ts";

const tokens = ["bg0", "band", "line", "line2", "ink", "ink2", "ink3", "cand"] as const;

/** The colours a chart draws with, as the canvas takes them. */
export type ChartColours = Readonly<Record<(typeof tokens)[number], string>>;

function read(): ChartColours {
  return {
    bg0: tokenColour("bg0"),
    band: tokenColour("band"),
    line: tokenColour("line"),
    line2: tokenColour("line2"),
    ink: tokenColour("ink"),
    ink2: tokenColour("ink2"),
    ink3: tokenColour("ink3"),
    cand: tokenColour("cand"),
  };
}

let current: ChartColours | null = null;

/** The colours of the theme in force, read once a theme. */
export function chartColours(): ChartColours {
  current ??= read();
  return current;
}

/** Calls back after the theme changed and the colours were read anew. */
export function onChartColours(listener: () => void): () => void {
  return onThemeChange(() => {
    current = read();
    listener();
  });
}
