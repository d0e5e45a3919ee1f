import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { peekProject } from "../store/peek.ts";
import type { ReadableDb } from "../store/readable.ts";
import { currentRun } from "./currentRun.ts";
import { jsonText } from "../store/jsonText.ts";

/** A project file as the list shows it; `kept` and `goal` are null before its first run. */
export type ProjectLine = Readonly<{
  name: string;
  kept: number | null;
  goal: number | null;
  modifiedAt: number;
}>;

const extension = ".seedbed";
const goalRow = z.object({ settings: jsonText(z.object({ goal: z.number() })) });
const keptRow = z.object({ kept: z.number().int() });

/** The projects of a folder, the last changed first; a folder that is not there holds none. */
export function projects(folder: string): readonly ProjectLine[] {
  return fileNames(folder)
    .map((file) => projectLine(join(folder, file)))
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt);
}

/** One project file as the list shows it. */
export function projectLine(path: string): ProjectLine {
  const figures = peekProject(path, goalAndKept) ?? { kept: null, goal: null };
  return {
    name: basename(path, extension),
    ...figures,
    modifiedAt: Math.max(modifiedAt(path), modifiedAt(`${path}-wal`)),
  };
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

function goalAndKept(db: ReadableDb): Pick<ProjectLine, "kept" | "goal"> {
  const run = currentRun(db);
  if (run === null) return { kept: null, goal: null };
  const goal = db.get(goalRow, "SELECT settings FROM run WHERE id = ?", run)?.settings.goal ?? null;
  const kept = db.get(
    keptRow,
    "SELECT kept_total AS kept FROM tally WHERE run = ? ORDER BY id DESC LIMIT 1",
    run,
  );
  return { kept: kept?.kept ?? 0, goal };
}

/** Milliseconds since 1970; 0 for a file that is not there or empty, as the log that reading alone leaves. */
function modifiedAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || found.size === 0 ? 0 : found.mtimeMs;
}
