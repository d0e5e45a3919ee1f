import { fileURLToPath } from "node:url";
import type { ProjectLanguage } from "../nouns/language.ts";
import type { Child } from "../workers/child.ts";
import { entryBeside } from "../workers/entry.ts";
import type { AskerOptions } from "./builtinAsker.ts";
import { BuiltinAsker } from "./builtinAsker.ts";
import { builtinRecipe } from "./builtinRecipe.ts";
import { languageHint, userTurn, userTurnRequest, userTurnTasks } from "./userTurn.ts";
import type { Writer } from "./writer.ts";

/** The entry of the built-in writer's process: `stdioChild([node, builtinProcessPath])`. */
export const builtinProcessPath = fileURLToPath(entryBeside(import.meta.url, "builtinProcess"));

/**
 * The built-in writer: a small chat model in a process of its own, asked for four tasks with their
 * answers a request (layout userTurn). The process starts with the first request, and anew with the
 * next one after it died. The same stored request gives the same reply on the same machine.
 */
export function openBuiltinWriter(
  options: AskerOptions & Readonly<{ modelName: string; language: ProjectLanguage; startChild: () => Child }>,
): Writer {
  const { language } = options;
  const hint = languageHint[language];
  let asker: BuiltinAsker | null = null;
  const living = (): BuiltinAsker => {
    if (asker === null || asker.failure?.kind === "writer-died") {
      asker = new BuiltinAsker(options.startChild(), options);
    }
    return asker;
  };
  return {
    name: `${options.modelName} (built-in)`,
    layout: "userTurn",
    parameters: hint === null ? builtinRecipe : { ...builtinRecipe, language: hint },
    tasksPerRequest: userTurnTasks,
    layOut: ({ seeds, starters, samplingSeed }) =>
      JSON.stringify(userTurn(seeds, starters, samplingSeed, language)),
    ask: async (request, signal) => living().ask(userTurnRequest.parse(JSON.parse(request)), signal),
    close: async () => {
      await asker?.stop();
      asker = null;
    },
  };
}

/** Threads that leave the machine usable and a core for the trainer, from its number of logical cores. */
export function writerThreads(logicalCores: number): number {
  if (logicalCores <= 4) return 1;
  return Math.max(1, Math.min(4, Math.floor(logicalCores / 2) - 2));
}
