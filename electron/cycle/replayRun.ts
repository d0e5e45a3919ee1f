import { insertReplay } from "../filter/tables.ts";
import type { Replayed } from "../filter/tables.ts";
import type { WhatIfSettings } from "../nouns/filterView.ts";
import { ruleFacts, ruleNames } from "../nouns/ruleChoices.ts";
import type { RuleChoices } from "../nouns/ruleChoices.ts";
import { runSettings } from "../nouns/settings.ts";
import type { RunSettings } from "../nouns/settings.ts";
import type { Project } from "../store/project.ts";
import { frozenSettings } from "./beginRun.ts";
import { insertRun } from "./tables.ts";
import type { Run } from "./tables.ts";

/** A run's settings with another theta and filter; the same choices give the same text, whatever order they came in. */
export function settingsWith(settings: RunSettings, { theta, filter }: WhatIfSettings): RunSettings {
  return runSettings.parse({ ...settings, theta, filter: { ...filter, rules: inOrder(filter.rules) } });
}

function inOrder(rules: RuleChoices): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    ruleNames.map((name) => {
      const { isOn, limits } = rules[name];
      return [
        name,
        { isOn, limits: Object.fromEntries(ruleFacts[name].limits.map(({ key }) => [key, limits[key]])) },
      ];
    }),
  );
}

/** The hash by which a what-if of a run is found again. */
export function whatIfHash(parent: Run, whatIf: WhatIfSettings): string {
  return frozenSettings(settingsWith(parent.settings, whatIf)).settingsHash;
}

/** Writes down a finished what-if of a run: a replay run and what it found. Gives the replay run's id. */
export function recordReplay(
  project: Project,
  parent: Run,
  whatIf: WhatIfSettings,
  replayed: Replayed,
  now: number,
): number {
  const frozen = frozenSettings(settingsWith(parent.settings, whatIf));
  return project.write((db) => {
    const run = insertRun(db, { kind: "replay", parent: parent.id, key: parent.key, ...frozen }, now);
    insertReplay(db, run, replayed, now);
    return run;
  });
}
