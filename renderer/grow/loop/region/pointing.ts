import type { ComponentType } from "react";
import type { MarkWords } from "../../../words/loopMarks.ts";
import type { Item } from "../items.ts";

/** The mark that is pointed at: by hover, or by the arrow keys with the focus in its region. */
export type Active = Readonly<{ item: Item; region: string; x: number; y: number; isByKey: boolean }>;

export type TextOf = ComponentType<Readonly<{ candidate: number }>>;

/** What every region needs to say what a mark is, to light its path and to open it. */
export type Pointing = Readonly<{
  active: Active | null;
  onActive: (active: Active | null) => void;
  onOpen: (item: Item) => void;
  /** What the active mark is; null without one, and when it is gone. */
  words: MarkWords | null;
  /** Shows the instruction of a text, which the Loop itself does not hold. */
  TextOf: TextOf;
  /** Size of the whole Loop: tooltips stay inside. */
  width: number;
  height: number;
}>;
