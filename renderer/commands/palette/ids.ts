import { count } from "../../words/numbers.ts";

/** A thing of the ledger that an id can mean. */
export type IdTarget = Readonly<{ kind: "instruction" | "seed" | "request"; id: number; title: string }>;

/** What a query can mean as an id: "#388" a request, "g12" a grown seed, "4,881" any of the three; empty: no id. */
export function idTargets(query: string): readonly IdTarget[] {
  const written = /^(#|g)?\s*(\d[\d,]*)$/i.exec(query.trim());
  const id = Number((written?.[2] ?? "").replaceAll(",", ""));
  if (written === null || !Number.isSafeInteger(id) || id < 1) return [];
  const request: IdTarget = { kind: "request", id, title: `Request #${id}` };
  if (written[1] === "#") return [request];
  if (written[1] !== undefined) return [{ kind: "seed", id, title: `Seed g${count(id)}` }];
  return [
    { kind: "instruction", id, title: `Instruction ${count(id)}` },
    { kind: "seed", id, title: `Seed ${count(id)}` },
    request,
  ];
}
