import { isDeepStrictEqual } from "node:util";
import { Failure } from "../nouns/failure.ts";
import type { WhatIfSettings } from "../nouns/filterView.ts";
import { filterOf } from "../nouns/settings.ts";
import type { Project } from "../store/project.ts";
import { refuseTooFewSeeds, writeRun } from "./beginRun.ts";
import { currentRun } from "./tables.ts";
import type { Run } from "./tables.ts";

/**
 * Begins a run that goes on from the project's current one with another theta and filter: same key, same other
 * settings. It judges all recorded replies again and reuses their vectors; batches, training and windows begin anew.
 * Nothing may grow in the project meanwhile. Throws Failure `usage` without a run, `settings-frozen` when nothing
 * would change, `too-few-seeds` when a person's seeds are too few for its bed.
 */
export function beginChild(project: Project, changed: WhatIfSettings, now: number): Run {
  const parent = parentOfChild(project, changed);
  const { theta, filter } = changed;
  const settings = { ...parent.settings, theta, filter };
  return writeRun(project, { key: parent.key, settings, parent: parent.id }, now);
}

/** The run that a child with these settings would go on from; throws what `beginChild` throws. */
export function parentOfChild(project: Project, { theta, filter }: WhatIfSettings): Run {
  const parent = currentRun(project.db);
  if (parent === null) {
    throw new Failure("usage", `${project.name} has no run yet. Choose a goal, then grow.`);
  }
  const { settings } = parent;
  if (settings.theta === theta && isDeepStrictEqual(filterOf(settings), filter)) {
    throw new Failure(
      "settings-frozen",
      `The run of ${project.name} judges by these settings already. Change the threshold or a rule first.`,
    );
  }
  refuseTooFewSeeds(project);
  return parent;
}
