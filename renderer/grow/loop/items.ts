/** What a mark of the Loop stands for. A place is a text of the last window's winner batch. */
export type ItemKind = "seed" | "request" | "text" | "cluster" | "batch" | "place" | "change";

/** One marked thing, by its number in the ledger (a change: by its place in the window). */
export type Item = Readonly<{ kind: ItemKind; id: number }>;

/** Whether two items are the same thing. */
export function isSameItem(one: Item | null, other: Item | null): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}
