import type { LoopView } from "../../../electron/nouns/loop.ts";
import type { Overview } from "../../../electron/nouns/view.ts";
import type { Item } from "./items.ts";
import type { TextOf } from "./region/pointing.ts";
import type { UndoWindow } from "./stations/LastWindow.tsx";
import type { Follow } from "./useFollow.ts";

/** What the Loop is drawn from, and where its marks and buttons lead. */
export type StageProps = Readonly<{
  overview: Overview;
  view: LoopView;
  follow: Follow;
  undo: UndoWindow;
  TextOf: TextOf;
  onOpen: (item: Item) => void;
  onAllChanges: () => void;
  onTable: () => void;
  onVariety: () => void;
  onPlan: () => void;
}>;
