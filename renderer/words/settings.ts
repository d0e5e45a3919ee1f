import { duration } from "./numbers.ts";

/** Words of the settings. */
export const settingsWords = {
  title: "Settings",
  sections: {
    general: "General",
    writers: "Writers",
    models: "Models",
    trainer: "Trainer",
    filter: "Filter",
    keyboard: "Keyboard",
    appearance: "Appearance",
    data: "Data and privacy",
  },
  general: {
    offline: "Stay offline",
    offlineNote:
      "Servers that are not on this computer and downloads are refused. The built-in writer and local servers go on.",
    hints: "Hints",
    hintsNote: "Sentences that a screen shows until you send them away.",
    showHints: "Show them again",
    hintsShown: "They show again where they belong.",
  },
  trainer: {
    label: "Training in new runs",
    names: { embedded: "Embedded", none: "None" },
    notes: {
      embedded:
        "A proxy of 1.9 million parameters trains on every batch, on this computer. Its gradient norms score the seeds; the scores decide which seeds leave and which kept instructions come in.",
      none: "Nothing is trained: there is no gradient norm, so no seed gets a score and none is replaced. What is left is Self-Instruct with varied batches.",
    },
    frozen: "A run keeps what it started with.",
  },
  filter: {
    label: "Language of new projects",
    tokens: "Tokens",
    rules: "Rules",
    allOn: "Every rule is asked.",
    off: "Off, as they are made for English:",
    frozen: "The plan of a project may choose otherwise; a run keeps what it started with.",
  },
  appearance: {
    theme: "Theme",
    themes: { system: "As the system", dark: "Dark", light: "Light" },
    density: "Rows",
    densities: { compact: "Compact", normal: "Normal", roomy: "Roomy" },
    densityNote: "Heights of rows in lists and tables: 24, 28 or 36 px.",
  },
  data: {
    projects: "Projects",
    projectsNote: "One file each. Everything of a run is in it, but no key.",
    models: "Models",
    modelsNote: "Fetched once; they can be deleted and fetched again.",
    settings: "Settings",
    settingsNote: "What you chose here, with the saved writers, but no key.",
    keys: "Keys of servers",
    reveal: "Show in folder",
    leaves: "What leaves this computer",
    leavesList: [
      "To a writer on another computer: each request, that is the instruction for the task with three seeds, and its key. With the built-in writer, nothing.",
      "To huggingface.co (or what HF_ENDPOINT names) or, if that fails, to the Python package index: the request for a model’s file, when you fetch one.",
      "Only in a build that names an update feed: a question for the newest version, once after each start. While Seedbed stays offline, none.",
      "Nothing else. There is no account and no measuring of use.",
    ],
  },
} as const;

/** How long a step of a test took: "41 ms", "2.1 s". */
export function stepTime(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : duration(ms);
}
