import { writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { grow } from "../../electron/cycle/growth.ts";
import type { GrowthTools } from "../../electron/cycle/growth.ts";
import { runSettings } from "../../electron/nouns/settings.ts";
import { openProject } from "../../electron/store/project.ts";
import { openEmbedder } from "../../electron/workers/embedder.ts";
import { begunRun, openTestTools } from "../support/run.ts";
import { die, strikePoint, strikingFetch, strikingProject } from "./strike.ts";
import type { StrikePoint } from "./strike.ts";

// A host that grows a new project with the product's own components and kills itself at a named point. It prints the
// process id of each trainer it starts; that it ends at all means that the point never came.
const {
  project: path,
  url,
  key,
  settings,
  point,
} = z
  .object({
    project: z.string(),
    url: z.string(),
    key: z.string(),
    settings: runSettings,
    point: strikePoint,
  })
  .parse(JSON.parse(process.argv[2] ?? ""));

const project = openProject(path, { create: true });
const run = begunRun(project, settings, key);
const folder = fileURLToPath(new URL("../../resources/models/all-MiniLM-L6-v2-int8", import.meta.url));
const { tools, close } = openTestTools(project, run, {
  baseUrl: url,
  embedder: await openEmbedder({ folder, threads: 1 }),
  fetch: strikingFetch(point, url.replace(/\/v1$/, "")),
  onTrainer: ({ pid }) => writeSync(1, `${JSON.stringify({ trainer: pid })}\n`),
});
await grow(strikingProject(project, point), run, strikingTrainer(tools, point), {
  host: "terminal",
  concurrency: 2,
}).ended;
await close();
project.close();

function strikingTrainer(open: GrowthTools, at: StrikePoint): GrowthTools {
  const { trainer } = open;
  if (at.at !== "fed" || trainer === null) return open;
  let fed = 0;
  return {
    ...open,
    trainer: {
      ...trainer,
      open: (resumeFrom) => {
        const opened = trainer.open(resumeFrom);
        return {
          ...opened,
          train: (batch) => {
            const step = opened.train(batch);
            fed += 1;
            if (fed === at.n) die();
            return step;
          },
        };
      },
    },
  };
}
