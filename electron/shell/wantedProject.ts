import type { HostState } from "../nouns/hostPort.ts";

/** The project that ought to be open, so that a backend which starts anew opens it again. */
export type WantedProject = Readonly<{
  get: () => string | null;
  want: (path: string | null) => void;
  /** The backend has gone; the next one has nothing open at first. */
  begin: () => void;
  follow: (state: HostState) => void;
}>;

export function makeWantedProject(): WantedProject {
  let wanted: string | null = null;
  let hadProject = false;
  return {
    get: () => wanted,
    want: (path) => {
      wanted = path;
    },
    begin: () => {
      hadProject = false;
    },
    follow: ({ project }) => {
      // That none is open says something only after one was: before, it may still be opening.
      if (project !== null) wanted = project.path;
      else if (hadProject) wanted = null;
      hadProject = project !== null;
    },
  };
}
