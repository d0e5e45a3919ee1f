import type { RunState } from "../../electron/nouns/view.ts";
import { count, counted, dayOrTime } from "./numbers.ts";

/** The words of the start screen. */
export const startWords = {
  purpose: "Grows a small set of example tasks into a large, varied data set for instruction tuning.",
  noBackend:
    "Seedbed does not answer. Is its window or terminal still running? This page tries again by itself.",
  recent: "Recent",
  move: "move",
  openKey: "open",
  loading: "Looking for projects",
  newProject: "New project",
  make: "Make it",
  elsewhere: "Choose where…",
  open: "Open a project",
  dropFormats:
    "Self-instruct, Alpaca, ShareGPT, chat or CSV. Lines that cannot be read are set aside, not lost.",
  sample: "Use the sample seeds",
  letGo: "Let go to start with these seeds",
  continue: "Continue growing",
  openOnly: "Open only",
  openIt: "Open",
  forget: "Take off the list",
  settings: "Settings",
  back: "Back to the start",
} as const;

/** A dropped project file where the page cannot open it. */
export function cannotOpenDrop(name: string, projectsFolder: string | null): string {
  const folder = projectsFolder ?? "the projects folder";
  return `A browser cannot open ${name} from here. Put it into ${folder}, or start Seedbed with --project ${name}.`;
}

/** A dropped file with the ending of a project that the desktop app did not take. */
export function notAProject(name: string): string {
  return `${name} is not a project file of this computer. Copy it here first, then drop it again.`;
}

/** What is wrong with a project's name as far as this page can tell, or null; the backend knows the rest. */
export function nameFault(name: string, taken: readonly string[]): string | null {
  if (taken.includes(name))
    return `A project called ${name} is there already. Open it, or choose another name.`;
  if (name === "") return "The project needs a name.";
  return null;
}

/** How long ago: "just now", "12 min ago", "2 h ago", "on Thursday", "3 Nov 2026". */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 20) return `${hours} h ago`;
  return hours < 6 * 24 ? `on ${weekday.format(at)}` : `on ${dayOrTime(at, now)}`;
}

const weekday = new Intl.DateTimeFormat("en", { weekday: "long" });

/** A listed project's state; `older`, `unreadable` and `missing` are of the file. */
export type ListedState = RunState | Readonly<{ kind: "older" | "unreadable" | "missing" }>;

/** A project's state in the list: "growing stopped 2 h ago", "done on Thursday". */
export function listedState(state: ListedState, now: number): string {
  switch (state.kind) {
    case "noRun":
      return "not started";
    case "growing":
    case "pausing":
      return "growing";
    case "crashed":
      return `growing stopped ${ago(state.at, now)}`;
    case "paused":
      return `paused ${ago(state.at, now)}`;
    case "stopped":
      return `stopped ${ago(state.at, now)}`;
    case "done":
      return `done ${ago(state.at, now)}`;
    case "older":
      return "made with an earlier Seedbed; opening it brings it up to date";
    case "unreadable":
      return "not a project that this Seedbed can read";
    case "missing":
      break;
  }
  return "the file is not there any more";
}

/** What is to be known before one goes on; null where nothing is. */
export function beforeContinuing(state: ListedState): string | null {
  if (state.kind === "stopped") return state.sentence;
  if (state.kind !== "crashed" || state.requestsInFlight === 0) return null;
  const one = state.requestsInFlight === 1;
  return `${counted(state.requestsInFlight, "request")} ${one ? "was" : "were"} in flight; ${one ? "it" : "they"} will be asked again`;
}

/** How far a project is: "5,208 of 8,000 kept", "175 seeds". */
export function howFar(
  project: Readonly<{ seeds: number | null; kept: number | null; goal: number | null }>,
): string {
  if (project.goal !== null) return `${count(project.kept ?? 0)} of ${count(project.goal)} kept`;
  return project.seeds === null ? "" : counted(project.seeds, "seed");
}

/** The words of "This computer". */
export const computerWords = {
  title: "This computer",
  promise: "nothing leaves it unless you choose a writer elsewhere",
  filter: { name: "Filter", what: "exact ROUGE-L", note: "one thread" },
  embedding: { name: "Embedding", note: "on the processor", missing: "missing" },
  trainer: { name: "Trainer", what: "embedded, 1.9 M", note: "a proxy for your own model" },
  writer: { name: "Built-in writer", here: "here, works offline" },
  servers: {
    name: "Local servers",
    looking: "looking",
    none: "none found",
    again: "Look again",
    start: "Start Ollama, vLLM, llama.cpp or LM Studio to write with its models.",
  },
} as const;

/** The servers that answer: "Ollama on port 11434". */
export function serversFound(servers: readonly Readonly<{ name: string; port: number }>[]): string {
  return servers.map(({ name, port }) => `${name} on port ${port}`).join(", ");
}

/** The left end of the status bar. */
export function versionWords(version: string, isOffline: boolean): readonly string[] {
  return [`Seedbed ${version}`, `Offline mode is ${isOffline ? "on" : "off"}`];
}
