import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { settingsFor } from "../cycle/presets.ts";
import { startGrowth } from "../cycle/startGrowth.ts";
import { currentRun } from "../cycle/tables.ts";
import type { Run } from "../cycle/tables.ts";
import type { Growth } from "../cycle/growth.ts";
import { exportDataset } from "../dataset/step.ts";
import { modelFolders } from "../models/find.ts";
import { asFailure, Failure } from "../nouns/failure.ts";
import { datasetFacts } from "../report/datasetFacts.ts";
import { overview } from "../report/overview.ts";
import { importSample, importSeeds } from "../seeds/import.ts";
import { openProject } from "../store/project.ts";
import type { Project } from "../store/project.ts";
import { growArguments, growUsage, newKey } from "./growArguments.ts";
import type { GrowArguments } from "./growArguments.ts";
import { endEvent, jsonProgress } from "./growEvents.ts";
import { humanProgress } from "./growProgress.ts";
import type { Progress } from "./growProgress.ts";
import { summary } from "./growSummary.ts";
import { homeOf } from "./home.ts";

/** Exit codes: 0 done, 1 failed, 2 usage, 3 stopped short of the goal, 130 Ctrl-C. */
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    const wanted = growArguments(argv, process.env["INIT_CWD"] ?? process.cwd());
    if (wanted === "help") {
      process.stdout.write(growUsage);
      return 0;
    }
    const project = openProject(wanted.project, { create: true });
    try {
      return await growTo(project, wanted);
    } finally {
      project.close();
    }
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    process.stderr.write(`${failure.sentence}\n`);
    return failure.kind === "usage" || failure.kind === "settings-frozen" ? 2 : 1;
  }
}

async function growTo(project: Project, wanted: GrowArguments): Promise<number> {
  const json = wanted.json ? jsonProgress((text) => process.stdout.write(text)) : null;
  const progress: Progress = json ?? humanProgress(process.stdout, Date.now);
  const standing = currentRun(project.db);
  const start = standing === null ? newRun(project, wanted, progress) : continued(project, standing, wanted);
  const home = homeOf({ platform: process.platform, env: process.env, homedir: homedir() });
  const committed = fileURLToPath(new URL("../../resources/models", import.meta.url));
  const growth = await startGrowth(project, {
    run: start,
    writer: wanted.writer,
    concurrency: wanted.concurrency,
    host: "terminal",
    machine: { models: modelFolders(process.env, home.models, committed), env: process.env },
  });
  const interrupt = onInterrupt(growth, progress);
  const end = await watched(project, growth, progress).finally(interrupt.off);
  const view = overview(project.db, project.name, null, Date.now());
  if (wanted.exportTo !== null && view.verdicts.kept > 0 && end.reason === "finished") {
    const { facts, runJson } = datasetFacts(project.db, view);
    const target = { run: growth.run, folder: wanted.exportTo, format: wanted.format, license: wanted.license };
    const written = await exportDataset(project, { ...target, facts, runJson }, Date.now());
    progress.say(`${written.rows} rows, read back and equal, are in ${wanted.exportTo}.`);
  }
  if (end.failure !== null) progress.say(end.failure.sentence);
  if (json === null) for (const line of summary(project.db, view)) progress.say(line);
  else json.event(endEvent(view));
  if (end.reason === "finished") return 0;
  if (interrupt.was()) {
    progress.say(`Stopped cleanly. Go on with: npm run grow -- ${basename(project.path)} --kept ${wanted.kept}`);
    return 130;
  }
  return 3;
}

function newRun(project: Project, wanted: GrowArguments, progress: Progress): { new: Run["settings"]; key: string } {
  const preset = wanted.preset ?? "recommended";
  const { seeds } = wanted;
  const imported =
    seeds === null || seeds === "sample" || seeds === "sample-24"
      ? importSample(project, seeds ?? "sample-24", Date.now())
      : importSeeds(project, { name: basename(seeds), bytes: bytesOf(seeds) }, Date.now());
  progress.say(imported.sentence);
  const key = wanted.key ?? newKey();
  progress.say(`key ${key}`);
  const settings = settingsFor({
    preset,
    goal: wanted.kept,
    batchSize: wanted.batchSize ?? 16,
    epochs: wanted.epochs ?? (preset === "paper" ? 3 : 1),
    train: wanted.train ? "embedded" : "none",
    lockstep: wanted.lockstep,
    concurrency: wanted.writer.kind === "builtin" ? 1 : wanted.concurrency,
  });
  return { new: settings, key };
}

function bytesOf(file: string): Uint8Array {
  if (!existsSync(file)) throw new Failure("seed-file-refused", `There is no seed file at ${file}. Check the name.`);
  return readFileSync(file);
}

/** A run goes on with its frozen settings; a flag that asks for others is refused. */
function continued(project: Project, run: Run, wanted: GrowArguments): "continue" {
  const { settings } = run;
  const asked: readonly (readonly [string, unknown, unknown])[] = [
    ["--kept", wanted.kept, settings.goal],
    ["--preset", wanted.preset ?? settings.preset, settings.preset],
    ["--batch-size", wanted.batchSize ?? settings.batchSize, settings.batchSize],
    ["--epochs", wanted.epochs ?? settings.epochs, settings.epochs],
    ["--key", wanted.key ?? run.key, run.key],
    ["--lockstep", wanted.lockstep || settings.lockstep, settings.lockstep],
    ["--no-train", wanted.train && settings.train === "embedded" ? "embedded" : "none", settings.train],
  ];
  const other = asked.find(([, value, frozen]) => value !== frozen);
  if (other !== undefined) {
    const [flag, value, frozen] = other;
    throw new Failure(
      "settings-frozen",
      `${project.name} runs with ${flag} ${String(frozen)}, not ${String(value)}, and that is frozen. Leave the flag as it was, or start a new project.`,
    );
  }
  if (wanted.seeds !== null) {
    throw new Failure("settings-frozen", `${project.name} has its seeds. Leave --seeds out, or start a new project.`);
  }
  return "continue";
}

async function watched(project: Project, growth: Growth, progress: Progress): ReturnType<() => Growth["ended"]> {
  const tell = (): void => progress.tell(overview(project.db, project.name, growth.live(), Date.now()));
  tell();
  const off = growth.onChange(tell);
  try {
    return await growth.ended;
  } finally {
    off();
    progress.clear();
  }
}

/** Ctrl-C once pauses cleanly, twice aborts requests, a third time ends at once. */
function onInterrupt(growth: Growth, progress: Progress): { was: () => boolean; off: () => void } {
  let times = 0;
  const interrupt = (): void => {
    times += 1;
    if (times === 1) {
      growth.pause();
      progress.say("Stopping: what is in flight may arrive. Ctrl-C again stops at once.");
    } else if (times === 2) growth.stopNow();
    else process.exit(130);
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  return {
    was: () => times > 0,
    off: () => {
      process.off("SIGINT", interrupt);
      process.off("SIGTERM", interrupt);
    },
  };
}
