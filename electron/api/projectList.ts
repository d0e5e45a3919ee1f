import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { dirname, resolve, sep } from "node:path";
import { Failure } from "../nouns/failure.ts";
import type { Home } from "../nouns/home.ts";
import { projectLine, projects } from "../report/projects.ts";
import type { ProjectLine } from "../report/projects.ts";
import { readPreferences } from "./preferencesFile.ts";

/** A project as the page sees it: by an id, never by its path. */
export type ListedProject = Omit<ProjectLine, "path"> &
  Readonly<{
    id: string;
    /** Where it lies, the user's folder shortened to ~; null in the projects folder. */
    folder: string | null;
  }>;

/** The projects folder and the files opened elsewhere, the last changed first. */
export async function projectLines(home: Home): Promise<readonly ProjectLine[]> {
  const { recent } = await readPreferences(home.settings);
  const elsewhere = recent.filter((path) => !isOurs(home, path)).map((path) => projectLine(path));
  return [...projects(resolve(home.projects)), ...elsewhere].toSorted((a, b) => b.modifiedAt - a.modifiedAt);
}

/** A line without its path. */
export function listed(home: Home, { path, ...line }: ProjectLine): ListedProject {
  return { ...line, id: projectId(path), folder: isOurs(home, path) ? null : shortened(dirname(path)) };
}

/** The file of a listed project. Throws Failure `project-missing` for an id that is not on the list. */
export async function pathOfProject(home: Home, id: string): Promise<string> {
  const found = (await projectLines(home)).find(({ path }) => projectId(path) === id);
  if (found !== undefined) return found.path;
  throw new Failure("project-missing", "That project is not on the list any more. Choose another.");
}

/** A short name for a path that tells nothing about it and is the same at each start. */
export function projectId(path: string): string {
  return createHash("sha256").update(resolve(path)).digest("hex").slice(0, 16);
}

/** Whether a project lies in the projects folder. */
export function isOurs(home: Home, path: string): boolean {
  return dirname(resolve(path)) === resolve(home.projects);
}

function shortened(folder: string): string {
  const user = homedir();
  return folder === user || folder.startsWith(user + sep) ? `~${folder.slice(user.length)}` : folder;
}
