import { onThemeChange, tokenColour } from "../../../theme/colours.ts";

const names = [
  "bg0",
  "band",
  "line",
  "line2",
  "ctl",
  "ink",
  "ink2",
  "ink3",
  "acc",
  "seed",
  "cand",
  "warn",
  "disc",
] as const;

/** The colours that the Loop's canvases draw with; a cluster has the colour of its last four bits. */
export type Palette = Readonly<Record<(typeof names)[number], string>> &
  Readonly<{ cluster: (cluster: number) => string }>;

function read(): Palette {
  const clusters = Array.from({ length: 16 }, (_, cluster) => tokenColour(`cluster-${cluster}`));
  const known = new Map<string, string>(names.map((name) => [name, tokenColour(name)]));
  const of = (name: (typeof names)[number]): string => known.get(name) ?? "gray";
  return {
    bg0: of("bg0"),
    band: of("band"),
    line: of("line"),
    line2: of("line2"),
    ctl: of("ctl"),
    ink: of("ink"),
    ink2: of("ink2"),
    ink3: of("ink3"),
    acc: of("acc"),
    seed: of("seed"),
    cand: of("cand"),
    warn: of("warn"),
    disc: of("disc"),
    cluster: (cluster) => clusters[cluster & 15] ?? "gray",
  };
}

let current: Palette | null = null;

/** The palette of the theme in force, read once a theme. */
export function palette(): Palette {
  current ??= read();
  return current;
}

/** Calls back after the theme changed and the palette was read anew. */
export function onPalette(listener: () => void): () => void {
  return onThemeChange(() => {
    current = null;
    listener();
  });
}
