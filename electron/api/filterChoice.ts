import type { ProjectLanguage } from "../nouns/language.ts";
import { ruleChoices, usualRules } from "../nouns/ruleChoices.ts";
import type { RuleChoices, RuleName } from "../nouns/ruleChoices.ts";
import { filterOf } from "../nouns/settings.ts";
import type { FilterSettings, PresetName, RunSettings } from "../nouns/settings.ts";
import type { TokenizerName } from "../nouns/tokenizer.ts";

/** One `--rule`: a rule switched on or off, or a number that it goes by. */
export type RuleFlag =
  | Readonly<{ rule: RuleName; isOn: boolean }>
  | Readonly<{ rule: RuleName; limit: string; value: number }>;

/** What a command asks of the filter; null, and no flag, where the user named nothing. */
export type FilterChoice = Readonly<{
  theta: number | null;
  language: ProjectLanguage | null;
  tokenizer: TokenizerName | null;
  /** Instructions are compared with kept ones alone. */
  noSeedsInPool: boolean;
  /** Of two that speak of the same thing the later one counts. */
  rules: readonly RuleFlag[];
}>;

/** What a new run's settings are made of: what the user named, the rest left out. */
export function chosenFilter(
  preset: PresetName,
  { theta, language, tokenizer, noSeedsInPool, rules }: FilterChoice,
): Readonly<{ theta?: number; rules: RuleChoices }> & Partial<Omit<FilterSettings, "rules">> {
  return {
    ...(theta === null ? {} : { theta }),
    ...(language === null ? {} : { language }),
    ...(tokenizer === null ? {} : { tokenizer }),
    ...(noSeedsInPool ? { seedsInPool: false } : {}),
    rules: rulesWith(usualRules(preset, language ?? "english"), rules),
  };
}

function rulesWith(usual: RuleChoices, flags: readonly RuleFlag[]): RuleChoices {
  const chosen = { ...usual };
  for (const flag of flags) {
    const { isOn, limits } = chosen[flag.rule];
    chosen[flag.rule] =
      "isOn" in flag
        ? { isOn: flag.isOn, limits }
        : { isOn, limits: { ...limits, [flag.limit]: flag.value } };
  }
  return ruleChoices.parse(chosen);
}

/** Each flag that was named, with what it asks and what the run is frozen to. */
export function askedOfFilter(
  { theta, language, tokenizer, rules }: FilterChoice,
  settings: RunSettings,
): readonly (readonly [flag: string, asked: unknown, frozen: unknown])[] {
  const frozen = filterOf(settings);
  return [
    ["--theta", theta ?? settings.theta, settings.theta],
    ["--language", language ?? frozen.language, frozen.language],
    ["--tokenizer", tokenizer ?? frozen.tokenizer, frozen.tokenizer],
    ...rules.map((flag) => {
      const { isOn, limits } = frozen.rules[flag.rule];
      if ("isOn" in flag)
        return ["--rule", switched(flag.rule, flag.isOn), switched(flag.rule, isOn)] as const;
      const name = `${flag.rule}.${flag.limit}`;
      return ["--rule", `${name}=${flag.value}`, `${name}=${limits[flag.limit]}`] as const;
    }),
  ];
}

function switched(rule: RuleName, isOn: boolean): string {
  return `${rule}=${isOn ? "on" : "off"}`;
}
