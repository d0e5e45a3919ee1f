import type { RuleName } from "../../electron/nouns/ruleChoices.ts";
import { usualFilter } from "../../electron/nouns/settings.ts";
import type { FilterSettings } from "../../electron/nouns/settings.ts";

type Change = Readonly<{ isOn?: boolean; limits?: Readonly<Record<string, number>> }>;

/** The usual filter of a language with some rules changed. */
export function filterWith(
  rules: Partial<Record<RuleName, Change>>,
  usual: FilterSettings = usualFilter("recommended", "english"),
): FilterSettings {
  const changed = Object.entries(usual.rules).map(([name, choice]) => {
    const change = Object.entries(rules).find(([rule]) => rule === name)?.[1];
    const { isOn = choice.isOn, limits = {} } = change ?? {};
    return [name, { isOn, limits: { ...choice.limits, ...limits } }] as const;
  });
  return { ...usual, rules: { ...usual.rules, ...Object.fromEntries(changed) } };
}
