import { openCommand } from "../api/command.ts";
import type { Command } from "../api/command.ts";
import { asFailure } from "../nouns/failure.ts";
import { growArguments, newKey } from "./growArguments.ts";
import type { GrowArguments } from "./growArguments.ts";
import { endEvent, jsonProgress } from "./growEvents.ts";
import { humanProgress } from "./growProgress.ts";
import type { Progress } from "./growProgress.ts";
import { summary } from "./growSummary.ts";
import { growUsage } from "./growUsage.ts";
import { endAtOnce } from "./hardExit.ts";
import { machineOf } from "./machine.ts";
import { thisSystem } from "./newDesk.ts";
import { ownHost } from "./ownHost.ts";

type Growth = Awaited<ReturnType<Command["grow"]>>;

/** Exit codes: 0 done, 1 failed, 2 usage, 3 stopped short of the goal, 130 Ctrl-C. */
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    const wanted = growArguments(argv, process.env["INIT_CWD"] ?? process.cwd());
    if (wanted === "help") {
      process.stdout.write(growUsage);
      return 0;
    }
    const command = openCommand(wanted.project, thisSystem().home.settings, newKey);
    try {
      return await growTo(command, wanted);
    } finally {
      command.close();
    }
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    process.stderr.write(`${failure.sentence}\n`);
    return failure.kind === "usage" || failure.kind === "settings-frozen" ? 2 : 1;
  }
}

async function growTo(command: Command, wanted: GrowArguments): Promise<number> {
  const json = wanted.json ? jsonProgress((text) => process.stdout.write(text), command.curves) : null;
  const progress: Progress = json ?? humanProgress(process.stdout, Date.now);
  if (wanted.exportTo !== null) command.checkExport(wanted);
  const system = thisSystem();
  const machine = machineOf(system.home, ownHost("terminal", system.home, system));
  const growth = await command.grow(wanted, machine, progress.say);
  const interrupt = onInterrupt(growth, progress);
  const end = await watched(command, growth, progress).finally(interrupt.off);
  const view = command.view(null);
  progress.tell(() => view);
  progress.clear();
  const isGoalMet = view.verdicts.kept >= wanted.kept;
  const isExported = isGoalMet ? await exported(command, wanted, progress) : true;
  if (end.failure !== null) progress.say(end.failure.sentence);
  const isDone = end.reason === "finished";
  if (!isDone) progress.say(`Go on with: ${wanted.again}`);
  if (json === null)
    for (const line of summary(view, command.keepRate(), await command.variety())) progress.say(line);
  else json.event(endEvent(view));
  if (isDone) return isExported ? 0 : 1;
  if (interrupt.was()) return 130;
  return isGoalMet ? 1 : 3;
}

/** Writes the data set when that was asked; a refusal is said, and the run's summary still follows. */
async function exported(command: Command, wanted: GrowArguments, progress: Progress): Promise<boolean> {
  if (wanted.exportTo === null) return true;
  try {
    const rows = await command.export({ ...wanted, folder: wanted.exportTo });
    progress.say(`${rows} rows, read back and equal, are in ${wanted.exportTo}.`);
    return true;
  } catch (error) {
    const failure = asFailure(error);
    if (failure === null) throw error;
    progress.say(failure.sentence);
    return false;
  }
}

async function watched(
  command: Command,
  growth: Growth,
  progress: Progress,
): Promise<Awaited<Growth["ended"]>> {
  const tell = (): void => progress.tell(() => command.view(growth.live()));
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
    else endAtOnce();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, interrupt);
  return {
    was: () => times > 0,
    off: () => signals.forEach((signal) => process.off(signal, interrupt)),
  };
}
