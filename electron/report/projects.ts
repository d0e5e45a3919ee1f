import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { RunState } from "../nouns/view.ts";
import { isOlderProject, peekProject } from "../store/peek.ts";
import type { ReadableDb } from "../store/readable.ts";
import { overview } from "./overview.ts";

/** A project file as the list shows it; `kept` and `goal` are null before its first run. */
export type ProjectLine = Readonly<{
  path: string;
  name: string;
  /** Seeds that a person gave; null when the file cannot be read. */
  seeds: number | null;
  kept: number | null;
  goal: number | null;
  /**
   * `older`: of an earlier Seedbed, brought up to date when it is opened; `unreadable`: no project, of a newer
   * Seedbed, or not to be read: opening it says which.
   */
  state: RunState | Readonly<{ kind: "older" | "unreadable" | "missing" }>;
  modifiedAt: number;
}>;

const extension = ".seedbed";
const nothing = { seeds: null, kept: null, goal: null };

/** The projects of a folder, the last changed first; a folder that is not there holds none. */
export function projects(folder: string): readonly ProjectLine[] {
  return fileNames(folder)
    .map((file) => projectLine(join(folder, file)))
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt);
}

/** One project file as the list shows it, whether it is there or not. */
export function projectLine(path: string): ProjectLine {
  const modified = Math.max(modifiedAt(path), modifiedAt(`${path}-wal`));
  const line = { path, name: basename(path, extension), modifiedAt: modified };
  const figures = peekProject(path, figuresOf);
  if (figures !== null) return { ...line, ...figures };
  if (isOlderProject(path)) return { ...line, ...nothing, state: { kind: "older" } };
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  return { ...line, ...nothing, state: { kind: isThere ? "unreadable" : "missing" } };
}

function fileNames(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
      .map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function figuresOf(db: ReadableDb): Pick<ProjectLine, "seeds" | "kept" | "goal" | "state"> {
  const { run, state, seeds, verdicts } = overview(db, "", null, 0);
  const progress = run === null ? { kept: null, goal: null } : { kept: verdicts.kept, goal: run.goal };
  return { ...progress, seeds: seeds.given, state };
}

/** Milliseconds since 1970; 0 for a file that is not there or empty, as the log that reading alone leaves. */
function modifiedAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || found.size === 0 ? 0 : found.mtimeMs;
}
