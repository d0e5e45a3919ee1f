import type { InstructionSort } from "../../electron/nouns/view.ts";

/** A column of the list; `sort`: what pressing its name sorts by. */
export type Column = Readonly<{
  id: ColumnId;
  name: string;
  isRight: boolean;
  sort: InstructionSort["by"] | null;
  /** Shown in the widest windows only. */
  isWide?: true;
}>;

export type ColumnId =
  | "number"
  | "instruction"
  | "input"
  | "output"
  | "cluster"
  | "nearest"
  | "request"
  | "batch"
  | "norm"
  | "marks";

const all: readonly Column[] = [
  { id: "number", name: "No.", isRight: true, sort: "number" },
  { id: "instruction", name: "Instruction", isRight: false, sort: null },
  { id: "input", name: "Input", isRight: false, sort: null, isWide: true },
  { id: "output", name: "Output", isRight: false, sort: null },
  { id: "cluster", name: "Cluster", isRight: false, sort: "cluster" },
  { id: "nearest", name: "Nearest", isRight: false, sort: "nearest" },
  { id: "request", name: "Request", isRight: true, sort: null, isWide: true },
  { id: "batch", name: "Batch", isRight: true, sort: "batch" },
  { id: "norm", name: "Norm", isRight: true, sort: "norm" },
  { id: "marks", name: "Marks, reason", isRight: false, sort: null },
];

const narrow = all.filter((column) => column.isWide !== true);

/** The columns in the order shown; the output shows where the grid has room for it (Grid.module.css). */
export function columnsOf(isWide: boolean): readonly Column[] {
  return isWide ? all : narrow;
}
