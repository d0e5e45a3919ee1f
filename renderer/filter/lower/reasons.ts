import type { FilterView, RuleLine } from "../../../electron/nouns/filterView.ts";
import { personMark } from "../../../electron/nouns/personMark.ts";
import { markNames, ruleFacts, type RuleName } from "../../../electron/nouns/ruleChoices.ts";
import type { ListSearch } from "../../instructions/listSearch.ts";

/** A reason and how many texts it has. */
export type Reason = Readonly<{ id: string; texts: number }>;

export type ReasonGroup = "setAside" | "marked" | "byPerson";

/** All reasons of a run in the order shown. */
export type Reasons = Readonly<{
  /** Too close first, then by count; those without a text are left out, but for the first. */
  setAside: readonly Reason[];
  /** Texts set aside for any reason. */
  total: number;
  marked: readonly Reason[];
  byPerson: Reason | null;
  /** Rules that set nothing aside, those that are switched off too. */
  silent: readonly RuleName[];
}>;

type Figures = Pick<FilterView, "tooClose" | "exactRepeats" | "overGoal" | "keptByPerson">;

/** Gathers the reasons from a run's figures and what its rules said. */
export function reasonsOf(view: Figures, rules: readonly RuleLine[]): Reasons {
  const drops = rules.filter(({ rule }) => ruleFacts[rule].action === "drop");
  const byRule = [
    { id: "exact_repeat", texts: view.exactRepeats },
    { id: "over_goal", texts: view.overGoal },
    ...drops.map(({ rule, count }) => ({ id: rule, texts: count })),
  ];
  const setAside = [{ id: "too_close", texts: view.tooClose }, ...spoken(byRule)];
  const marks = rules.filter(({ rule }) => ruleFacts[rule].action === "mark");
  return {
    setAside,
    total: setAside.reduce((sum, { texts }) => sum + texts, 0),
    marked: spoken(marks.map(({ rule, count }) => ({ id: rule, texts: count }))),
    byPerson: view.keptByPerson === 0 ? null : { id: personMark, texts: view.keptByPerson },
    silent: drops.filter(({ count }) => count === 0).map(({ rule }) => rule),
  };
}

function spoken(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ texts }) => texts > 0).toSorted((a, b) => b.texts - a.texts);
}

/** The reason that the address means: the first that has texts where it names none. */
export function chosenReason({ setAside, marked }: Reasons, reason: string | undefined): string {
  return reason ?? [...setAside, ...marked].find(({ texts }) => texts > 0)?.id ?? "too_close";
}

/** What a reason is among. */
export function groupOf(reason: string): ReasonGroup {
  if (reason === personMark) return "byPerson";
  return markNames.some((mark) => mark === reason) ? "marked" : "setAside";
}

/** How many texts of a reason there are now. */
export function textsOf({ setAside, marked, byPerson }: Reasons, reason: string): number {
  const all = [...setAside, ...marked, ...(byPerson === null ? [] : [byPerson])];
  return all.find(({ id }) => id === reason)?.texts ?? 0;
}

/** The list of instructions that holds a reason's texts, newest first; what a person keeps stays in its place. */
export function listOf(reason: string): ListSearch {
  const group = groupOf(reason);
  if (group === "byPerson") return { show: "kept by a person", search: "" };
  return { show: group === "marked" ? "marked" : "all", search: "", reason };
}
