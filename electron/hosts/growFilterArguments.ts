import type { z } from "zod";
import type { FilterChoice, RuleFlag } from "../api/filterChoice.ts";
import { projectLanguage } from "../nouns/language.ts";
import { ruleFacts, ruleNames } from "../nouns/ruleChoices.ts";
import type { RuleName } from "../nouns/ruleChoices.ts";
import { tokenizerName } from "../nouns/tokenizer.ts";
import { usage } from "./growUsage.ts";

/** The flags of the filter, as `parseArgs` wants them. */
export const filterOptions = {
  theta: { type: "string" },
  language: { type: "string" },
  tokenizer: { type: "string" },
  "no-seeds-in-pool": { type: "boolean", default: false },
  rule: { type: "string", multiple: true },
} as const;

type FilterValues = Readonly<{
  theta?: string | undefined;
  language?: string | undefined;
  tokenizer?: string | undefined;
  "no-seeds-in-pool": boolean;
  rule?: readonly string[] | undefined;
}>;

/** Reads the flags of the filter; throws Failure `usage` naming the one that cannot be used and what it takes. */
export function filterChoiceOf(values: FilterValues): FilterChoice {
  const { theta, language, tokenizer, rule = [] } = values;
  return {
    theta: theta === undefined ? null : numberWithin("--theta", theta, 0, 1),
    language: language === undefined ? null : oneOf("--language", projectLanguage, language),
    tokenizer: tokenizer === undefined ? null : oneOf("--tokenizer", tokenizerName, tokenizer),
    noSeedsInPool: values["no-seeds-in-pool"],
    rules: rule.map(ruleFlag),
  };
}

/** The member of a set of words that a flag names; throws Failure `usage` naming them all. */
export function oneOf<T extends string>(
  flag: string,
  schema: z.ZodType<T> & { options: readonly T[] },
  text: string,
): T {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw usage(`${flag} is one of ${schema.options.join(", ")}, not ${text}.`);
}

function ruleFlag(text: string): RuleFlag {
  const [, name, limit, value] = /^([^.=]+)(?:\.([^=]*))?=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw usage(`--rule wants NAME=on, NAME=off or NAME.LIMIT=NUMBER, not ${text}.`);
  }
  const rule = ruleNames.find((known) => known === name);
  if (rule === undefined) throw usage(`--rule names one of ${ruleNames.join(", ")}, not ${name}.`);
  if (limit !== undefined) return limitFlag(rule, limit, value);
  if (value !== "on" && value !== "off") throw usage(`--rule ${rule} is on or off, not ${value}.`);
  return { rule, isOn: value === "on" };
}

function limitFlag(rule: RuleName, limit: string, text: string): RuleFlag {
  const { limits } = ruleFacts[rule];
  const known = limits.find(({ key }) => key === limit);
  if (known === undefined) {
    const names = limits.map(({ key }) => `${rule}.${key}`).join(", ");
    const has = names === "" ? "goes by no number" : `goes by ${names}`;
    throw usage(`--rule ${rule} ${has}, not ${rule}.${limit}.`);
  }
  return { rule, limit, value: numberWithin(`--rule ${rule}.${limit}`, text, known.least, known.most) };
}

function numberWithin(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && value >= least && value <= most) return value;
  throw usage(`${flag} wants a number from ${least} to ${most}, not ${text}.`);
}
