import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Home } from "../nouns/home.ts";
import { Failure } from "../nouns/failure.ts";
import { currentRun } from "../report/currentRun.ts";
import { openProject } from "../store/project.ts";
import type { Project } from "../store/project.ts";

/** Where one project at a time is taken from and put back. The page names projects by ids; paths stay here. */
export type Shelf = Readonly<{
  /** The open project, or null. */
  current: () => Project | null;
  /** The open project; throws Failure `project-missing` when there is none. */
  project: () => Project;
  /** The run of the open project; throws Failure when there is no project or no run. */
  run: () => number;
  /** Opens a project file in place of another; false when it was open already. Throws what `openProject` throws. */
  take: (path: string, options: { create: boolean }) => boolean;
  /** Makes a project in the projects folder; throws Failure `usage` when there is one of this name. */
  create: (name: string) => void;
  /** Closes the open project; false when none was open. */
  putBack: () => boolean;
  /** Where an export of the open project goes. */
  exportFolder: () => string;
}>;

/** What happens beside the shelf. `mayLeave` throws when the open project cannot be left now. */
type Passing = Readonly<{
  mayLeave: (open: Project) => void;
  /** Just before the open project is closed; null: none was open. */
  leaves: (open: Project | null) => void;
  came: (project: Project) => void;
}>;

/** An empty shelf. */
export function emptyShelf(home: Home, { mayLeave, leaves, came }: Passing): Shelf {
  let current: Project | null = null;
  const project = (): Project => {
    if (current !== null) return current;
    throw new Failure("project-missing", "No project is open. Open one, or start a new one.");
  };
  const take: Shelf["take"] = (path, options) => {
    const file = resolve(path);
    if (current?.path === file) return false;
    if (current !== null) mayLeave(current);
    const taken = openProject(file, options);
    leaves(current);
    current?.close();
    current = taken;
    came(taken);
    return true;
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
    take,
    create: (name) => {
      const path = join(home.projects, `${name}.seedbed`);
      if (existsSync(path)) throw thereAlready(name);
      take(path, { create: true });
    },
    putBack: () => {
      const open = current;
      current = null;
      leaves(open);
      open?.close();
      return open !== null;
    },
    exportFolder: () => {
      const { name, path } = project();
      const isOurs = dirname(path) === resolve(home.projects);
      return isOurs ? join(home.folder, "exports", name) : join(dirname(path), `${name}-dataset`);
    },
  };
}

function thereAlready(name: string): Failure {
  return new Failure("usage", `There is a project called ${name} already. Open it, or choose another name.`);
}
