import type { PairView, TextRef } from "../../../electron/nouns/filterView.ts";
import type { FilterSearch } from "../filterSearch.ts";

/** How a text stands in the address: "seed-74". */
export function besideText({ kind, id }: TextRef): string {
  return `${kind}-${id}`;
}

/** The text that the address names; null: none, so the nearest is meant. */
export function besideRef(text: string | undefined): TextRef | null {
  const found = /^(seed|instruction)-(\d+)$/.exec(text ?? "");
  if (found === null) return null;
  return { kind: found[1] === "seed" ? "seed" : "instruction", id: Number(found[2]) };
}

/** Whether two names mean the same text. */
export function isSameText(one: TextRef, other: TextRef): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** The neighbour that is shown: the one the address names, else the nearest; null: it is none of them. */
export function shownNeighbour(nearest: readonly PairView[], beside: TextRef | null): PairView | null {
  if (beside === null) return nearest[0] ?? null;
  return nearest.find(({ second }) => isSameText(second.ref, beside)) ?? null;
}

/** The address with a reason's texts, none of them chosen. */
export function withReason(address: FilterSearch, reason: string): FilterSearch {
  const { text: _, beside: __, ...rest } = address;
  return { ...rest, reason };
}

/** The address with a chosen text, beside its nearest. */
export function withText(address: FilterSearch, text: number): FilterSearch {
  const { beside: _, ...rest } = address;
  return { ...rest, text };
}

/** The address with a text beside another; null: beside its nearest. */
export function withBeside(address: FilterSearch, text: number, ref: TextRef | null): FilterSearch {
  const chosen = withText(address, text);
  return ref === null ? chosen : { ...chosen, beside: besideText(ref) };
}
