import type { HostState, MainMessage } from "../nouns/hostPort.ts";

type OpenMessage = Extract<MainMessage, { kind: "open" }>;

/** The project that ought to be open, so that a backend which starts anew opens it again and its run goes on. */
export type WantedProject = Readonly<{
  /** What a backend that has just come up is told; null: nothing. */
  opening: () => OpenMessage | null;
  want: (path: string | null) => void;
  /** The backend has gone; the next one has nothing open at first. */
  begin: () => void;
  follow: (state: HostState) => void;
}>;

/** A run that ends its backend each time must not do so for ever: it is resumed once within `resumesEveryMs`. */
export function makeWantedProject(resumesEveryMs: number): WantedProject {
  let wanted: string | null = null;
  let hadProject = false;
  let growing: string | null = null;
  let cutOff: string | null = null;
  let resumedAtMs = Number.NEGATIVE_INFINITY;
  return {
    opening: () => {
      const isCutOff = wanted === cutOff;
      cutOff = null;
      if (wanted === null) return null;
      const mayResume = isCutOff && performance.now() - resumedAtMs >= resumesEveryMs;
      if (!mayResume) return { kind: "open", path: wanted };
      resumedAtMs = performance.now();
      return { kind: "open", path: wanted, resume: true };
    },
    want: (path) => {
      wanted = path;
    },
    begin: () => {
      hadProject = false;
      cutOff = growing ?? cutOff;
      growing = null;
    },
    follow: ({ project, run }) => {
      // That none is open says something only after one was: before, it may still be opening.
      if (project !== null) wanted = project.path;
      else if (hadProject) wanted = null;
      hadProject = project !== null;
      growing = run?.state === "growing" ? (project?.path ?? null) : null;
    },
  };
}
