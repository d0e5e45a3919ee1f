import { datasetRouter } from "./dataset.ts";
import { filterRouter } from "./filter.ts";
import { growRouter } from "./grow.ts";
import { hostRouter } from "./host.ts";
import { instructionsRouter } from "./instructions.ts";
import { loopRouter } from "./loop.ts";
import { modelsRouter } from "./models.ts";
import { placesRouter } from "./places.ts";
import { preferencesRouter } from "./preferences.ts";
import { projectsRouter } from "./projects.ts";
import { requestsRouter } from "./requests.ts";
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
  loop: loopRouter,
  requests: requestsRouter,
  filter: filterRouter,
  instructions: instructionsRouter,
  dataset: datasetRouter,
  writers: writersRouter,
  models: modelsRouter,
  places: placesRouter,
  preferences: preferencesRouter,
  host: hostRouter,
});

export type AppRouter = typeof appRouter;
