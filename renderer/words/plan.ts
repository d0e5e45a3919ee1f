import type { PresetName } from "../../electron/nouns/settings.ts";
import { count, counted } from "./numbers.ts";

/** Batches in a window, and batches before the first window (ALGORITHMS 6). */
const WINDOW_BATCHES = 10;
const SKIPPED_BATCHES = 10;

/** Words of the plan's fields and of what they lead to. */
export const planWords = {
  goal: "the run ends at this number",
  batchSize: (size: number) =>
    `${counted(Math.log2(size), "axis", "axes")}, ${counted(size, "cluster")}, one text from each`,
  presets: {
    recommended: "norm judged against text length; seeds leave only after 20 texts of evidence",
    paper: "as published: raw norm, the lowest scores leave",
  },
  epochs: "times over the data; feedback acts in the first",
  builtin:
    "A 135-million-parameter model on this computer. It works at once and offline: about three of five of its instructions make sense and one of four answers is right.",
  builtinName: "Built-in",
  builtinNote: "on this computer",
  anotherServer: "Another server…",
  saved: (place: string, health: string, key: string) => `On ${place}, ${health}, ${key}.`,
  keys: {
    stored: "its key is kept here",
    variable: "its key comes from a variable",
    unreadable: "its key cannot be read",
    none: "without a key",
  },
  openWriter: "Open it in Settings",
  saveServer: "Save this writer",
  saveServerNote: "Other projects can choose it then; Settings, Writers, takes its key and tests it.",
  train: {
    label: "Training",
    embedded: "Embedded",
    none: "None",
    notes: {
      embedded: "a proxy on this computer; its gradient norms score the seeds",
      none: "no norm, so no seed is scored or replaced",
    },
    untrained: "Nothing is trained, so no seed gets a score and none is replaced.",
  },
  oneAtOnce: "the built-in writer takes one at a time",
  server: "Any server that speaks OpenAI’s chat completions: Ollama, vLLM, llama.cpp, OpenAI.",
  keyEnv: "empty for a server without a key; the key itself is never stored",
  concurrency: "requests at the same time",
  promise: "You can pause at any time, pull the plug, and go on where it stopped.",
} as const;

/** How many whole batches and closed windows a plan leads to. */
export function planFigures(goal: number, batchSize: number): Readonly<{ batches: number; windows: number }> {
  const batches = Math.floor(goal / batchSize);
  return { batches, windows: Math.max(0, Math.floor((batches - SKIPPED_BATCHES) / WINDOW_BATCHES)) };
}

/** What the plan's batches mean for the loop. */
export function batchesSentence(goal: number, batchSize: number): string {
  const { batches } = planFigures(goal, batchSize);
  const left = goal - batches * batchSize;
  const rest = left > 0 ? ` ${count(left)} are too few for a batch and are kept without training.` : "";
  return `${count(goal)} kept are ${counted(batches, "batch", "batches")} of ${batchSize}.${rest}`;
}

/** How often seeds can change under this plan. */
export function windowsSentence(goal: number, batchSize: number): string {
  const { windows } = planFigures(goal, batchSize);
  if (windows === 0) {
    const needed = (SKIPPED_BATCHES + 2 * WINDOW_BATCHES) * batchSize;
    return `No window of ten closes after the first ten batches, so no seed is replaced. From ${count(needed)} kept on, or with a smaller batch size, seeds change.`;
  }
  return `${counted(windows, "window")} of ten ${windows === 1 ? "closes" : "close"} after the first ten batches; each can replace seeds, the last is advice.`;
}

/** Texts that a seed must have brought before it may leave, and seeds below which none is replaced. */
const EVIDENCE_TEXTS = 20;
const LEAST_SEEDS = 12;
const LEAST_GOAL = 240;

/** Kept instructions at which each of so many seeds has brought its texts. */
function evidenceGoal(seeds: number): number {
  return Math.ceil((EVIDENCE_TEXTS * seeds) / (3 * 0.8) / 10) * 10;
}

/** The goal that a plan begins with: whole batches of four, from 240 on as many as seeds need to gather evidence. */
export function firstGoal(seeds: number): number {
  return Math.max(LEAST_GOAL, Math.ceil(evidenceGoal(seeds) / 20) * 20);
}

/**
 * Why no seed would be replaced although windows close, or null. Three seeds share each text's credit, and
 * the last window that can act closes after about four fifths of the rows.
 */
export function evidenceSentence(goal: number, seeds: number, preset: PresetName): string | null {
  if (seeds < LEAST_SEEDS && preset === "recommended") {
    return `Seeds are replaced from ${LEAST_SEEDS} on; there ${seeds === 1 ? "is" : "are"} ${count(seeds)}.`;
  }
  const texts = Math.floor((3 * 0.8 * goal) / Math.max(1, seeds));
  if (texts >= EVIDENCE_TEXTS) return null;
  return `A seed may leave after ${EVIDENCE_TEXTS} texts; with ${count(seeds)} seeds it brings about ${count(texts)}. Keep ${count(evidenceGoal(seeds))} or more, or take fewer seeds, to see seeds change.`;
}
