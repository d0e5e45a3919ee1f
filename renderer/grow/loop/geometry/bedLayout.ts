import type { LoopSeed } from "../../../../electron/nouns/loop.ts";
import type { Point } from "./points.ts";

export type Stem = Readonly<{ seed: LoopSeed; x: number; ground: number; headY: number; row: number }>;

/** The stems of one page of the bed, with the heights that its axis names. */
export type BedLayout = Readonly<{
  stems: readonly Stem[];
  /** Ground lines of the rows, in pixels from the top. */
  grounds: readonly number[];
  right: number;
  headRadius: number;
  pitch: number;
  pages: number;
  perPage: number;
  yOf: (score: number, ground: number) => number;
}>;

export const BED_ROWS = 5;
const FULL_ROW = 35;
const LEAST_A_ROW = 12;
/** Room for the numbers of the axis at the right, and for the caret under a ground line. */
const AXIS = 34;
const CARET = 12;
/** Scores from a half to one fill the height: a score below a half is rare (ui.md part 4). */
const LOWEST_SCORE = 0.5;

/** Lays out page `page` of the bed: five rows in file order; over 350 seeds the pitch is half and pages begin. */
export function bedLayout(
  seeds: readonly LoopSeed[],
  width: number,
  height: number,
  page: number,
): BedLayout {
  const room = Math.max(1, width - AXIS - 8);
  const most = Math.max(FULL_ROW * 2, Math.floor(room / (room / FULL_ROW / 2)));
  const perPage = most * BED_ROWS;
  const pages = Math.max(1, Math.ceil(seeds.length / perPage));
  const onPage = pages > 1 ? perPage : seeds.length;
  const aRow = Math.max(LEAST_A_ROW, Math.ceil(onPage / BED_ROWS));
  const pitch = Math.min(18, room / aRow);
  const rowPitch = height / BED_ROWS;
  const ground = (row: number): number => Math.round((row + 1) * rowPitch - CARET) + 0.5;
  const stemHeight = Math.min(64, rowPitch - CARET - 8);
  const yOf = (score: number, base: number): number =>
    base - 4 - (Math.max(0, score - LOWEST_SCORE) / (1 - LOWEST_SCORE)) * (stemHeight - 4);
  const first = Math.min(page, pages - 1) * perPage;
  const stems = seeds.slice(first, first + perPage).map((seed, place): Stem => {
    const row = Math.floor(place / aRow);
    const base = ground(row);
    return {
      seed,
      row,
      x: 4 + ((place % aRow) + 0.5) * pitch,
      ground: base,
      headY: seed.score === null ? base - 2 : yOf(seed.score, base),
    };
  });
  const rows = Math.max(1, Math.ceil(stems.length / aRow));
  return {
    stems,
    grounds: Array.from({ length: rows }, (_, row) => ground(row)),
    right: 4 + aRow * pitch,
    headRadius: pitch > 5.6 ? 2.5 : pitch > 4 ? 1.9 : 1.4,
    pitch,
    pages,
    perPage,
    yOf,
  };
}

/** Where each seed of the bed is picked: its head. */
export function bedPoints(layout: BedLayout): readonly Point[] {
  return layout.stems.map((stem) => ({
    x: stem.x,
    y: stem.headY,
    row: stem.row,
    item: { kind: "seed", id: stem.seed.id },
  }));
}
