import { createHash } from "node:crypto";
import { Failure } from "../nouns/failure.ts";
import type { RunSettings } from "../nouns/settings.ts";
import type { Project } from "../store/project.ts";
import { currentRun, insertRun, poolSize } from "./tables.ts";
import type { Run } from "./tables.ts";

/** The version that run facts and exports name. */
export const seedbedVersion = "0.1.0";

/**
 * Writes a run with its key and frozen settings. Throws Failure `too-few-seeds` below three seeds and
 * `settings-frozen` when the project has a run.
 */
export function beginRun(project: Project, settings: RunSettings, key: string, now: number): Run {
  if (currentRun(project.db) !== null) {
    throw new Failure(
      "settings-frozen",
      `The project ${project.name} has a run already. Continue it, or start a new project for other settings.`,
    );
  }
  refuseTooFewSeeds(project);
  return writeRun(project, { key, settings, parent: null }, now);
}

/** Throws Failure `too-few-seeds` when those that a person gave, less those that a person took out, are below three. */
export function refuseTooFewSeeds(project: Project): void {
  const seeds = poolSize(project.db, 0);
  if (seeds >= 3) return;
  throw new Failure(
    "too-few-seeds",
    `A request needs three seeds and the project ${project.name} has ${seeds}. Add seeds, then grow.`,
  );
}

/** Writes a run with what it runs on. */
export function writeRun(project: Project, run: Omit<Run, "id">, now: number): Run {
  const fact = { kind: "grow", key: run.key, parent: run.parent, ...frozenSettings(run.settings) } as const;
  return { ...run, id: project.write((db) => insertRun(db, fact, now)) };
}

/** What a run records of its settings, and of what it runs on: this Seedbed, Node, and ICU, which segments words. */
export function frozenSettings(
  settings: RunSettings,
): Readonly<{ settings: string; settingsHash: string; versions: string }> {
  const text = JSON.stringify(settings);
  const { node, icu } = process.versions;
  return {
    settings: text,
    settingsHash: createHash("sha256").update(text).digest("hex"),
    versions: JSON.stringify({ seedbed: seedbedVersion, node, icu }),
  };
}
