import { z } from "zod";
import { currentRun } from "../../electron/cycle/tables.ts";
import { openPool, poolOptions } from "../../electron/filter/pool/pool.ts";
import { filterStep } from "../../electron/filter/step.ts";
import { openProject } from "../../electron/store/project.ts";
import { fold } from "../../electron/store/step.ts";
import { strikePoint, strikingProject } from "../story/strike.ts";

// A host that judges a project's parsed replies and kills itself at a named point; that it ends with code 0 means that
// the point never came.
const { path, point } = z
  .object({ path: z.string(), point: strikePoint })
  .parse(JSON.parse(process.argv[2] ?? ""));
const project = openProject(path, { create: false });
const run = currentRun(project.db);
if (run === null) throw new Error("The project has no run.");
const filter = openPool({ ...poolOptions(path, run), exactRepeats: false });
const { goal, theta } = run.settings;
const step = filterStep({
  project,
  run: run.id,
  goal,
  theta,
  filter,
  paused: new AbortController().signal,
  clock: Date.now,
});
const judging = fold(strikingProject(project, point), step, 64);
for (let moved = 1; moved > 0;) moved = await judging.turn();
await filter.close();
project.close();
