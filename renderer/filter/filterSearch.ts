import type { SearchSchemaInput } from "@tanstack/react-router";
import { ruleChoices, ruleNames, usualRules } from "../../electron/nouns/ruleChoices.ts";
import type { RuleChoice, RuleName } from "../../electron/nouns/ruleChoices.ts";
import { tokenizerName, type TokenizerName } from "../../electron/nouns/tokenizer.ts";

/** Rules that a what-if chooses otherwise than the run. */
export type RuleChanges = Readonly<Partial<Record<RuleName, RuleChoice>>>;

/** The screen's part of the address: what differs from the run's filter, and what is chosen below. */
export type FilterSearch = Readonly<{
  /** Of the handle; absent: the recorded one. */
  theta?: number;
  tokenizer?: TokenizerName;
  /** Whether seeds stand in the pool. */
  seeds?: boolean;
  rules?: RuleChanges;
  /** Self-Instruct's θ beside SEDI's, in place of the handle's. */
  compare?: true;
  /** The reason whose texts are listed; absent: too close. */
  reason?: string;
  /** Candidate of the chosen text. */
  text?: number;
  /** What is shown beside it, "seed-74" or "instruction-1234" by its candidate; absent: the nearest. */
  beside?: string;
}>;

type Raw = Readonly<Record<string, unknown>>;

/** Reads the address, which may hold anything; whatever does not fit is left out. */
export function readFilterSearch(raw: Raw): FilterSearch {
  const { theta, seeds, reason, beside } = raw;
  const tokenizer = tokenizerName.safeParse(raw["tokenizer"]).data;
  const rules = ruleChanges(raw["rules"]);
  return {
    ...(typeof theta === "number" && theta >= 0 && theta <= 1
      ? { theta: Math.round(theta * 1000) / 1000 }
      : {}),
    ...(tokenizer === undefined ? {} : { tokenizer }),
    ...(typeof seeds === "boolean" ? { seeds } : {}),
    ...(rules === null ? {} : { rules }),
    ...(raw["compare"] === true ? { compare: true } : {}),
    ...(typeof reason === "string" && /^\w{1,100}$/.test(reason) ? { reason } : {}),
    ...whole(raw, "text"),
    ...(typeof beside === "string" && /^(seed|instruction)-[1-9]\d{0,14}$/.test(beside) ? { beside } : {}),
  };
}

/** The same for the route: a link names what it wants and leaves the rest. */
export function filterRouteSearch(given: Partial<FilterSearch> & SearchSchemaInput): FilterSearch {
  return readFilterSearch(given);
}

function whole<K extends string>(raw: Raw, name: K): Partial<Record<K, number>> {
  const value = raw[name];
  const read: Partial<Record<K, number>> = {};
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) read[name] = value;
  return read;
}

function ruleChanges(raw: unknown): RuleChanges | null {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return null;
  const read = ruleChoices.safeParse({ ...usualRules("recommended", "english"), ...raw }).data;
  if (read === undefined) return null;
  const changed = ruleNames.filter((name) => name in raw);
  return changed.length === 0 ? null : Object.fromEntries(changed.map((name) => [name, read[name]]));
}
