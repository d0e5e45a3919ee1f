import { useQuery } from "@tanstack/react-query";
import type { FilterView, WhatIfComparison } from "../../../electron/nouns/filterView.ts";
import { backend } from "../../api/client.ts";
import type { Answer } from "../useAnswer.ts";
import { comparedOf } from "../whatIfOf.ts";
import type { NeededByBoth } from "./rows.ts";

/** Self-Instruct's θ beside SEDI's, as far as it is known. */
export type Papers = Readonly<{
  one: WhatIfComparison | null;
  other: WhatIfComparison | null;
  /** What both need for an equal number kept. */
  needed: NeededByBoth;
  failure: string | null;
}>;

/** The two papers' what-ifs, and what each needs for as many kept as the other. */
export function usePapers(view: FilterView, { whatIfs }: Pick<Answer, "whatIfs">): Papers {
  const [first, second] = comparedOf(view);
  const one = whatIfs.of(first);
  const other = whatIfs.of(second);
  const { data, error } = useQuery({
    queryKey: ["filter", "papers", one?.result.run, other?.result.run],
    queryFn: ({ signal }) => backend.filter.compare.query({ first, second }, { signal }),
    enabled: one !== null && other !== null && one.result.throughParsing === other.result.throughParsing,
  });
  return { one, other, needed: data === null ? "later" : data, failure: error?.message ?? null };
}
