import { setImmediate as turn } from "node:timers/promises";
import type { BatchReport } from "../batch/report.ts";
import { batchVariety } from "../batch/variety.ts";
import type { Growth } from "../cycle/growth.ts";
import { startGrowth } from "../cycle/startGrowth.ts";
import { currentRun } from "../cycle/tables.ts";
import type { Machine } from "../cycle/tools.ts";
import { isLicenseId } from "../dataset/license.ts";
import { exportDataset } from "../dataset/step.ts";
import type { Breathe } from "../nouns/breathe.ts";
import type { DatasetFormat } from "../nouns/exportView.ts";
import { Failure } from "../nouns/failure.ts";
import type { Live } from "../nouns/live.ts";
import type { Curves, Overview } from "../nouns/view.ts";
import { curves } from "../report/curves.ts";
import { datasetFacts } from "../report/datasetFacts.ts";
import { keepRate } from "../report/keepRate.ts";
import { lastSittingOf, overview } from "../report/overview.ts";
import { importSeeds } from "../seeds/import.ts";
import { openProject } from "../store/project.ts";
import type { Project } from "../store/project.ts";
import { chosenSeeds, newSettings, refuseOtherSettings } from "./commandChoice.ts";
import type { CommandChoice } from "./commandChoice.ts";
import { ensureWriterModel } from "./ensureWriterModel.ts";
import { allowedConcurrency } from "./growRequest.ts";
import { icuNote } from "./icuNote.ts";
import { settleKeyUse } from "./keyUse.ts";
import { refuseForeignKey } from "./savedKey.ts";

/** A project opened for one command. */
export type Command = Readonly<{
  name: string;
  /** Begins the project's run or goes on with it; throws a Failure, `settings-frozen` for other settings. */
  grow: (choice: CommandChoice, machine: Machine, say: (line: string) => void) => Promise<Growth>;
  view: (live: Live | null) => Overview;
  /** Loss and gradient norm of the steps after one. */
  curves: (afterStep: number) => Curves;
  keepRate: () => ReturnType<typeof keepRate>;
  variety: () => Promise<BatchReport | null>;
  /** Throws Failure `export-refused` when an export would be, so that this is known before hours of growing. */
  checkExport: (to: { license: string | null }) => void;
  /** Writes the data set; gives its number of rows. Throws Failure `export-refused`. */
  export: (to: { folder: string; format: DatasetFormat; license: string | null }) => Promise<number>;
  close: () => void;
}>;

/** Opens a project file, or makes it, for one command; `settings` is the user's settings file. Throws what `openProject` throws. */
export function openCommand(path: string, settings: string, newKey: () => string): Command {
  const project = openProject(path, { create: true });
  const view = (live: Live | null): Overview => overview(project.db, project.name, live, Date.now());
  return {
    name: project.name,
    grow: async (choice, machine, say) => {
      const standing = currentRun(project.db);
      if (standing !== null) refuseOtherSettings(project, standing, choice);
      const last = standing === null ? null : lastSittingOf(project.db, standing.id);
      const writer = choice.writer ?? last?.writer ?? { kind: "builtin" };
      await refuseForeignKey(settings, writer);
      await settleKeyUse(settings, writer, choice.writer !== null);
      // The built-in model takes one at a time, which says nothing of what a server takes.
      const known = last?.writer.kind === writer.kind ? allowedConcurrency(last.concurrency) : null;
      const concurrency = choice.concurrency ?? known ?? (writer.kind === "builtin" ? 1 : 4);
      const sitting = { writer, concurrency, host: "terminal", machine } as const;
      const seeds = standing === null ? chosenSeeds(project, choice) : null;
      if (writer.kind === "builtin") await ensureWriterModel(machine, say);
      if (standing !== null) {
        const note = icuNote(project.db, standing.id, process.versions.icu);
        if (note !== null) say(note);
        return startGrowth(project, { ...sitting, run: "continue" });
      }
      const key = choice.key ?? newKey();
      say(`key ${key}`);
      return startGrowth(project, {
        ...sitting,
        run: { new: newSettings({ ...choice, writer, concurrency }), key },
        beforeRun: () => {
          if (seeds !== null) say(importSeeds(project, seeds, Date.now()).sentence);
        },
      });
    },
    view,
    curves: (afterStep) => curves(project.db, currentRun(project.db)?.id ?? 0, afterStep),
    variety: () => varietyOf(project, turn),
    keepRate: () => {
      const run = currentRun(project.db);
      return run === null ? null : keepRate(project.db, run.id, run.key);
    },
    checkExport: ({ license }) => {
      if (license === null || isLicenseId(license)) return;
      throw new Failure(
        "export-refused",
        `"${license}" is not an SPDX licence id. Write it as in Apache-2.0 or CC-BY-4.0, then grow.`,
      );
    },
    export: async (to) => {
      const now = view(null);
      const variety = await varietyOf(project, turn);
      const wanted = { ...to, run: now.run?.id ?? 0, ...datasetFacts(project.db, now, variety) };
      return (await exportDataset(project, wanted, Date.now())).rows;
    },
    close: project.close,
  };
}

/**
 * How varied the batches of the project's run are; null before its second batch. Seconds of work, with breaths
 * between; throws what `breathe` throws.
 */
export async function varietyOf(project: Project, breathe: Breathe): Promise<BatchReport | null> {
  const run = currentRun(project.db);
  return run === null ? null : batchVariety(project.db, run, breathe);
}
