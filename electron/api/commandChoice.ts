import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { settingsFor } from "../cycle/presets.ts";
import type { Run } from "../cycle/tables.ts";
import { Failure } from "../nouns/failure.ts";
import { filterOf } from "../nouns/settings.ts";
import type { PresetName, RunSettings, WriterChoice } from "../nouns/settings.ts";
import { readSeeds } from "../seeds/read.ts";
import { sampleFile } from "../seeds/sample.ts";
import { hasGivenSeeds, hasSource } from "../seeds/tables.ts";
import type { Project } from "../store/project.ts";
import { askedOfFilter, chosenFilter } from "./filterChoice.ts";
import type { FilterChoice } from "./filterChoice.ts";

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
}> &
  FilterChoice;

type SeedFile = Readonly<{ name: string; bytes: Uint8Array }>;

/** The settings of a new run: the defaults and what the user named. */
export function newSettings(
  choice: CommandChoice & Readonly<{ writer: WriterChoice; concurrency: number }>,
): RunSettings {
  const preset = choice.preset ?? "recommended";
  return settingsFor({
    preset,
    goal: choice.kept,
    batchSize: choice.batchSize ?? 16,
    epochs: choice.epochs ?? (preset === "paper" ? 3 : 1),
    train: choice.train ? "embedded" : "none",
    lockstep: choice.lockstep,
    concurrency: choice.writer.kind === "builtin" ? 1 : choice.concurrency,
    ...chosenFilter(preset, choice),
  });
}

/**
 * The seed file to take in: the named one, or our sample for a project without seeds; null: those it has. Throws
 * Failure `usage` where the sample would stand for seeds in another language.
 */
export function chosenSeeds(
  project: Project,
  { seeds, language }: Pick<CommandChoice, "seeds" | "language">,
): SeedFile | null {
  if (seeds === null) {
    if (hasGivenSeeds(project.db)) return null;
    if (language === null || language === "english") return sampleFile("sample-24");
    throw new Failure(
      "usage",
      `The sample seeds are in English, and --language says ${language}. Name a seed file in that language with --seeds.`,
    );
  }
  return seeds === "sample" || seeds === "sample-24" ? sampleFile(seeds) : seedFile(seeds);
}

/** Throws Failure `seed-file-refused` for a file that would be refused whole, before anything is opened for it. */
function seedFile(path: string): SeedFile {
  const file = { name: basename(path), bytes: bytesOf(path) };
  const read = readSeeds(file.bytes, file.name);
  if (read.kind === "refused") throw new Failure("seed-file-refused", read.sentence);
  return file;
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    if (typeof code !== "string") throw cause;
    const why =
      code === "ENOENT" ? "is not there" : code === "EISDIR" ? "is a folder" : `cannot be read (${code})`;
    throw new Failure("seed-file-refused", `The seed file ${path} ${why}. Check the name.`, { cause });
  }
}

/** A run goes on with its frozen settings; a flag that asks for others is refused (Failure `settings-frozen`). */
export function refuseOtherSettings(project: Project, run: Run, choice: CommandChoice): void {
  const { settings } = run;
  const asked: readonly (readonly [string, unknown, unknown])[] = [
    ["--kept", choice.kept, settings.goal],
    ["--preset", choice.preset ?? settings.preset, settings.preset],
    ["--batch-size", choice.batchSize ?? settings.batchSize, settings.batchSize],
    ["--epochs", choice.epochs ?? settings.epochs, settings.epochs],
    ["--key", choice.key ?? run.key, run.key],
    [
      "--concurrency",
      settings.roundSize === null ? null : (choice.concurrency ?? settings.roundSize),
      settings.roundSize,
    ],
    ...askedOfFilter(choice, settings),
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
  if (choice.noSeedsInPool && filterOf(settings).seedsInPool) {
    throw frozenSettings(
      `${project.name} compares with its seeds too, and that is frozen. Leave --no-seeds-in-pool out, or start a new project.`,
    );
  }
  const seeds = choice.seeds === null ? null : chosenSeeds(project, choice);
  // The same command may be typed again: only other seeds are refused.
  if (seeds !== null && !hasSource(project.db, createHash("sha256").update(seeds.bytes).digest("hex"))) {
    throw frozenSettings(
      `${project.name} has other seeds than ${seeds.name}. Leave --seeds out, or start a new project.`,
    );
  }
}

function frozenSettings(sentence: string): Failure {
  return new Failure("settings-frozen", sentence);
}
