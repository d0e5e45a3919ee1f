import { count } from "../../../words/numbers.ts";
import type { Band } from "./plotLayout.ts";

/** A window's steps in words under its columns. */
export type BandName = Readonly<{
  first: number;
  words: string;
  left: number;
  width: number;
  isOpen: boolean;
}>;

const ROOM = 58;
const SKIPPED_ROOM = 104;
const OPEN_ROOM = 124;

/** The names of the windows, none over another; the open one says when it closes, beyond its columns if need be. */
export function bandNames(bands: readonly Band[], right: number): readonly BandName[] {
  const open = bands.find((band) => band.closesIn !== null && !band.isSkipped);
  const openName = open === undefined ? null : nameOfOpen(open, right);
  return bands.flatMap((band): readonly BandName[] => {
    if (band === open) return openName === null ? [] : [openName];
    const width = band.right - band.left;
    const isCovered =
      openName !== null &&
      band.left + width / 2 - ROOM / 2 < openName.left + openName.width &&
      band.left + width / 2 + ROOM / 2 > openName.left;
    if (width < ROOM || isCovered) return [];
    const steps = `${count(band.first)}–${count(band.last)}`;
    const words = band.isSkipped && width > SKIPPED_ROOM ? `${steps}, not judged` : steps;
    return [{ first: band.first, words, left: band.left, width, isOpen: false }];
  });
}

function nameOfOpen({ first, last, left, right, closesIn }: Band, edge: number): BandName {
  const words = `${count(first)}–${count(last)}, closes in ${count(closesIn ?? 0)}`;
  const width = Math.max(OPEN_ROOM, right - left);
  return { first, words, left: Math.min(left, edge - width), width, isOpen: true };
}
