import type { Overview } from "../../electron/nouns/view.ts";
import type { Work } from "../../electron/nouns/work.ts";
import { count, timeWithSeconds, twoPlaces } from "./numbers.ts";

/** A part of the status bar; `more` is what its tooltip adds. */
export type StatusPart = Readonly<{ id: string; name: string; words: string; more?: string }>;

/** Who writes, filters, embeds and trains, as the ledger has it. */
export function workerParts(run: NonNullable<Overview["run"]>, work: Work): readonly StatusPart[] {
  const [embedding = "", sum] = (work.embedding ?? "").split("@");
  return [
    { id: "writer", name: "Writer", words: writerWords(run) },
    { id: "filter", name: "Filter", words: filterWords(work.filterEngine) },
    {
      id: "embedding",
      name: "Embedding",
      words: embedding === "" ? "no text yet" : `${embedding}, cpu`,
      ...(sum === undefined ? {} : { more: `its file begins with ${sum}` }),
    },
    { id: "trainer", name: "Trainer", words: trainerWords(run, work.trainer) },
  ];
}

function filterWords(engine: Work["filterEngine"]): string {
  if (engine === null) return "exact ROUGE-L";
  return `exact ROUGE-L, ${engine === "wasm" ? "WebAssembly" : "TypeScript"}`;
}

function writerWords({ writer, lastSitting }: NonNullable<Overview["run"]>): string {
  if (writer === null) return "none yet";
  return lastSitting === null ? writer : `${writer}, ${count(lastSitting.concurrency)} at a time`;
}

function trainerWords({ train }: NonNullable<Overview["run"]>, trainer: Work["trainer"]): string {
  if (train === "none") return "none";
  if (trainer?.parameters == null) return "embedded, a proxy";
  return `${trainer.name} ${millions(trainer.parameters)}, a proxy`;
}

function millions(parameters: number): string {
  return `${(parameters / 1e6).toFixed(1).replace(/\.0$/, "")} M`;
}

/** How the run goes about it: preset, order, θ. */
export function mannerParts(run: NonNullable<Overview["run"]>): readonly string[] {
  return [
    run.preset === "paper" ? "Paper" : "Recommended",
    run.lockstep ? "In turn" : "Beside each other",
    `θ ${twoPlaces(run.theta)}`,
  ];
}

/** What is safe: each fact is in the file before it is shown, so the last one's time says it all. */
export function savedWords({ savedAt }: Work): string {
  return savedAt === null ? "Nothing to save yet" : `Everything saved ${timeWithSeconds(savedAt)}`;
}
