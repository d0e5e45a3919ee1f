import { count } from "../../words/numbers.ts";

/** A thing of the ledger that an id can mean. */
export type IdTarget = Readonly<{ kind: "instruction" | "seed" | "request"; id: number; title: string }>;

/** How many of each there are; null: not known yet. */
export type IdCounts = Readonly<{ kept: number; seeds: number; grown: number; requests: number }> | null;

/** What a query can mean as an id: "#388" a request, "g12" a grown seed, "4,881" any of the three; empty: no id that is there. */
export function idTargets(query: string, counts: IdCounts): readonly IdTarget[] {
  const written = /^(#|g)?\s*(\d[\d,]*)$/i.exec(query.trim());
  const id = Number((written?.[2] ?? "").replaceAll(",", ""));
  if (written === null || !Number.isSafeInteger(id) || id < 1 || counts === null) return [];
  const { kept, seeds, grown, requests } = counts;
  const request: IdTarget = { kind: "request", id, title: `Request #${id}` };
  const asked = id <= requests ? [request] : [];
  if (written[1] === "#") return asked;
  if (written[1] !== undefined)
    return id <= seeds && grown > 0 ? [{ kind: "seed", id, title: `Seed g${count(id)}` }] : [];
  return [
    ...(id <= kept ? [{ kind: "instruction", id, title: `Instruction ${count(id)}` } as const] : []),
    ...(id <= seeds ? [{ kind: "seed", id, title: `Seed ${count(id)}` } as const] : []),
    ...asked,
  ];
}
