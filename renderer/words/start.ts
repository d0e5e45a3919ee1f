/** The words of the start screen. */
export const startWords = {
  purpose: "Grows a small set of example tasks into a large, varied data set for instruction tuning.",
  noBackend: "Seedbed does not answer. Is its window or terminal still running? This page tries again by itself.",
  recent: "Recent",
  loading: "Looking for projects",
  newProject: "New project",
  nameNote: "The project becomes one file of this name. Letters, digits, spaces, points and dashes.",
  make: "Make it",
  empty: "No project yet. The first one appears here.",
  notGrown: "not started",
} as const;

/** What is wrong with a project's name, or null. */
export function nameFault(name: string, taken: readonly string[]): string | null {
  if (taken.includes(name)) return `A project called ${name} is there already. Open it, or choose another name.`;
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u.test(name) ? null : "A name starts with a letter or digit and has no other marks than spaces, points, dashes and underscores.";
}
