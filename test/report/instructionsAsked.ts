import type {
  InstructionFilter,
  InstructionLine,
  InstructionList,
  InstructionSort,
} from "../../electron/nouns/view.ts";
import { instructionLines, instructionList } from "../../electron/report/instructions.ts";
import type { ReadableDb } from "../../electron/store/readable.ts";

const now = (): Promise<void> => Promise.resolve();

/** Nothing stands between two slices of work. */
export const breathe = { reading: now, searching: now };

/** Every row, by number, newest first. */
export const everything = {
  filter: {
    show: "all",
    search: "",
    cluster: null,
    batches: null,
    reason: null,
    seed: null,
    request: null,
    nearest: null,
  },
  sort: { by: "number", isRising: false },
} as const satisfies { filter: InstructionFilter; sort: InstructionSort };

/** The list that a filter and a sort leave, told as what differs from everything. */
export function listed(
  db: ReadableDb,
  run: number,
  filter: Partial<InstructionFilter>,
  sort: Partial<InstructionSort> = {},
): Promise<InstructionList> {
  const asked = { filter: { ...everything.filter, ...filter }, sort: { ...everything.sort, ...sort } };
  return instructionList(db, run, asked, breathe);
}

/** All lines of a list, read a few at a time as a view does. */
export function readThrough(
  db: ReadableDb,
  run: number,
  { ids }: InstructionList,
  atOnce: number,
): readonly InstructionLine[] {
  const lines: InstructionLine[] = [];
  for (let from = 0; from < ids.length; from += atOnce)
    lines.push(...instructionLines(db, run, ids.slice(from, from + atOnce), false));
  return lines;
}
