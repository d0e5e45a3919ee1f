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
  const seeds = poolSize(project.db, 0);
  if (seeds < 3) {
    throw new Failure(
      "too-few-seeds",
      `A request needs three seeds and the project ${project.name} has ${seeds}. Add seeds, then grow.`,
    );
  }
  const text = JSON.stringify(settings);
  const settingsHash = createHash("sha256").update(text).digest("hex");
  const versions = JSON.stringify({ seedbed: seedbedVersion, node: process.versions.node });
  const id = project.write((db) => insertRun(db, { key, settings: text, settingsHash, versions }, now));
  return { id, key, settings };
}
