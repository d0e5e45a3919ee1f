/** The words of the start screen. */
export const startWords = {
  purpose: "Grows a small set of example tasks into a large, varied data set for instruction tuning.",
  noBackend:
    "Seedbed does not answer. Is its window or terminal still running? This page tries again by itself.",
  recent: "Recent",
  loading: "Looking for projects",
  newProject: "New project",
  nameNote: "The project becomes one file of this name.",
  make: "Make it",
  empty: "No project yet. The first one appears here.",
  notGrown: "not started",
} as const;

/** What is wrong with a project's name as far as this page can tell, or null; the backend knows the rest. */
export function nameFault(name: string, taken: readonly string[]): string | null {
  if (taken.includes(name))
    return `A project called ${name} is there already. Open it, or choose another name.`;
  if (name === "") return "The project needs a name.";
  return null;
}
