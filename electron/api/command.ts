import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { BatchReport } from "../batch/report.ts";
import { batchVariety } from "../batch/variety.ts";
import type { Growth } from "../cycle/growth.ts";
import { settingsFor } from "../cycle/presets.ts";
import { startGrowth } from "../cycle/startGrowth.ts";
import { currentRun } from "../cycle/tables.ts";
import type { Run } from "../cycle/tables.ts";
import type { Machine } from "../cycle/tools.ts";
import { exportDataset } from "../dataset/step.ts";
import { Failure } from "../nouns/failure.ts";
import type { Live } from "../nouns/live.ts";
import type { PresetName, WriterChoice } from "../nouns/settings.ts";
import type { Overview } from "../nouns/view.ts";
import { datasetFacts } from "../report/datasetFacts.ts";
import { keepRate } from "../report/keepRate.ts";
import { lastSittingOf, overview } from "../report/overview.ts";
import { importSample, importSeeds } from "../seeds/import.ts";
import { openProject } from "../store/project.ts";
import type { Project } from "../store/project.ts";

/** What one command asks of a project; null where the user named nothing. */
export type CommandChoice = Readonly<{
  /** A path, "sample" or "sample-24". */
  seeds: string | null;
  kept: number;
  preset: PresetName | null;
  batchSize: number | null;
  epochs: number | null;
  /** Null: that of the last sitting, the built-in one for a new run. */
  writer: WriterChoice | null;
  concurrency: number | null;
  lockstep: boolean;
  key: string | null;
  train: boolean;
}>;

/** A project opened for one command. */
export type Command = Readonly<{
  name: string;
  /** Begins the project's run or goes on with it; throws a Failure, `settings-frozen` for other settings. */
  grow: (choice: CommandChoice, machine: Machine, say: (line: string) => void) => Promise<Growth>;
  view: (live: Live | null) => Overview;
  keepRate: () => ReturnType<typeof keepRate>;
  variety: () => BatchReport | null;
  /** Writes the data set; gives its number of rows. Throws Failure `export-refused`. */
  export: (to: { folder: string; format: "messages" | "alpaca"; license: string | null }) => Promise<number>;
  close: () => void;
}>;

/** Opens a project file, or makes it, for one command. Throws what `openProject` throws. */
export function openCommand(path: string, newKey: () => string): Command {
  const project = openProject(path, { create: true });
  const view = (live: Live | null): Overview => overview(project.db, project.name, live, Date.now());
  return {
    name: project.name,
    grow: (choice, machine, say) => {
      const standing = currentRun(project.db);
      if (standing !== null) refuseOtherSettings(project, standing, choice);
      const last = standing === null ? null : lastSittingOf(project.db, standing.id);
      const writer = choice.writer ?? last?.writer ?? { kind: "builtin" };
      const concurrency = choice.concurrency ?? last?.concurrency ?? 4;
      const run =
        standing === null ? newRun(project, { ...choice, writer, concurrency }, newKey, say) : "continue";
      return startGrowth(project, { run, writer, concurrency, host: "terminal", machine });
    },
    view,
    variety: () => varietyOf(project),
    keepRate: () => {
      const run = currentRun(project.db);
      return run === null ? null : keepRate(project.db, run.id, run.key);
    },
    export: async (to) => {
      const now = view(null);
      const wanted = { ...to, run: now.run?.id ?? 0, ...datasetFacts(project.db, now, varietyOf(project)) };
      return (await exportDataset(project, wanted, Date.now())).rows;
    },
    close: project.close,
  };
}

/** How varied the batches of the project's run are; null before its second batch. */
export function varietyOf(project: Project): BatchReport | null {
  const run = currentRun(project.db);
  return run === null ? null : batchVariety(project.db, run);
}

function newRun(
  project: Project,
  choice: CommandChoice & Readonly<{ writer: WriterChoice; concurrency: number }>,
  newKey: () => string,
  say: (line: string) => void,
): { new: Run["settings"]; key: string } {
  const { preset: named, seeds, writer, concurrency } = choice;
  const isSample = seeds === null || seeds === "sample" || seeds === "sample-24";
  const imported = isSample
    ? importSample(project, seeds ?? "sample-24", Date.now())
    : importSeeds(project, { name: basename(seeds), bytes: bytesOf(seeds) }, Date.now());
  say(imported.sentence);
  const key = choice.key ?? newKey();
  say(`key ${key}`);
  const preset = named ?? "recommended";
  const settings = settingsFor({
    preset,
    goal: choice.kept,
    batchSize: choice.batchSize ?? 16,
    epochs: choice.epochs ?? (preset === "paper" ? 3 : 1),
    train: choice.train ? "embedded" : "none",
    lockstep: choice.lockstep,
    concurrency: writer.kind === "builtin" ? 1 : concurrency,
  });
  return { new: settings, key };
}

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file))
    throw new Failure("seed-file-refused", `There is no seed file at ${file}. Check the name.`);
  return readFileSync(file);
}

/** A run goes on with its frozen settings; a flag that asks for others is refused. */
function refuseOtherSettings(project: Project, run: Run, choice: CommandChoice): void {
  const { settings } = run;
  const asked: readonly (readonly [string, unknown, unknown])[] = [
    ["--kept", choice.kept, settings.goal],
    ["--preset", choice.preset ?? settings.preset, settings.preset],
    ["--batch-size", choice.batchSize ?? settings.batchSize, settings.batchSize],
    ["--epochs", choice.epochs ?? settings.epochs, settings.epochs],
    ["--key", choice.key ?? run.key, run.key],
  ];
  const other = asked.find(([, value, frozen]) => value !== frozen);
  if (other !== undefined) {
    const [flag, value, frozen] = other;
    throw frozenSettings(
      `${project.name} runs with ${flag} ${String(frozen)}, not ${String(value)}, and that is frozen. Leave the flag as it was, or start a new project.`,
    );
  }
  if (choice.lockstep && !settings.lockstep) {
    throw frozenSettings(
      `${project.name} does not run in lockstep, and that is frozen. Leave --lockstep out, or start a new project.`,
    );
  }
  if (!choice.train && settings.train !== "none") {
    throw frozenSettings(
      `${project.name} trains a model beside, and that is frozen. Leave --no-train out, or start a new project.`,
    );
  }
  if (choice.seeds !== null) {
    throw frozenSettings(`${project.name} has its seeds. Leave --seeds out, or start a new project.`);
  }
}

function frozenSettings(sentence: string): Failure {
  return new Failure("settings-frozen", sentence);
}
