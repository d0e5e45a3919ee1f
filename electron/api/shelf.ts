import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Home } from "../nouns/home.ts";
import { Failure } from "../nouns/failure.ts";
import { currentRun } from "../report/currentRun.ts";
import { openProject } from "../store/project.ts";
import type { Project } from "../store/project.ts";

/** Where one project at a time is taken from and put back. The page names projects; paths stay here. */
export type Shelf = Readonly<{
  /** The open project, or null. */
  current: () => Project | null;
  /** The open project; throws Failure `project-missing` when there is none. */
  project: () => Project;
  /** The run of the open project; throws Failure when there is no project or no run. */
  run: () => number;
  /** The file given at the start, which may lie outside the projects folder. */
  given: () => string | null;
  /** Opens or creates the given file. Throws what `openProject` throws. */
  openGiven: (path: string) => void;
  create: (name: string) => void;
  open: (name: string) => void;
  putBack: () => void;
  /** Where an export of the open project goes. */
  exportFolder: () => string;
}>;

/** An empty shelf; `mayLeave` throws when the open project cannot be left now. */
export function emptyShelf(home: Home, mayLeave: (open: Project) => void): Shelf {
  let current: Project | null = null;
  let given: string | null = null;
  const pathOf = (name: string): string => {
    const file = `${name}.seedbed`;
    return given !== null && basename(given) === file ? given : join(home.projects, file);
  };
  const project = (): Project => {
    if (current !== null) return current;
    throw new Failure("project-missing", "No project is open. Open one, or start a new one.");
  };
  const take = (path: string, create: boolean): void => {
    if (current?.path === path) return;
    if (current !== null) mayLeave(current);
    const taken = openProject(path, { create });
    current?.close();
    current = taken;
  };
  return {
    current: () => current,
    project,
    run: () => {
      const { db, name } = project();
      const run = currentRun(db);
      if (run !== null) return run;
      throw new Failure("usage", `${name} has no run yet. Choose a goal, then grow.`);
    },
    given: () => given,
    openGiven: (path) => {
      take(path, true);
      given = path;
    },
    create: (name) => {
      if (existsSync(pathOf(name))) {
        throw new Failure(
          "usage",
          `There is a project called ${name} already. Open it, or choose another name.`,
        );
      }
      take(pathOf(name), true);
    },
    open: (name) => take(pathOf(name), false),
    putBack: () => {
      current?.close();
      current = null;
    },
    exportFolder: () => {
      const { name, path } = project();
      const isOurs = dirname(path) === home.projects;
      return isOurs ? join(home.folder, "exports", name) : join(dirname(path), `${name}-dataset`);
    },
  };
}
