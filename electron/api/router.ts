import { datasetRouter } from "./dataset.ts";
import { growRouter } from "./grow.ts";
import { instructionsRouter } from "./instructions.ts";
import { preferencesRouter } from "./preferences.ts";
import { projectsRouter } from "./projects.ts";
import { runRouter } from "./run.ts";
import { seedsRouter } from "./seeds.ts";
import { router } from "./trpc.ts";
import { writersRouter } from "./writers.ts";

/** All that a page may ask of the backend. */
export const appRouter = router({
  projects: projectsRouter,
  seeds: seedsRouter,
  run: runRouter,
  grow: growRouter,
  instructions: instructionsRouter,
  dataset: datasetRouter,
  writers: writersRouter,
  preferences: preferencesRouter,
});

export type AppRouter = typeof appRouter;
