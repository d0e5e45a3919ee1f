import { beginChild } from "../../electron/cycle/beginChild.ts";
import { currentRun } from "../../electron/cycle/tables.ts";
import { random } from "../../electron/kernel/random.ts";
import { filterOf } from "../../electron/nouns/settings.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import type { Project } from "../../electron/store/project.ts";
import { World, seededTemplate, smallSettings } from "../fuzz/world.ts";
import { FakeServer, wordsOf } from "../support/fakes.ts";

/** Ten sentences, each with a few of its words changed: many are closer than 0.7, some closer than 0.85. */
function variant(request: string, index: number): string {
  const draw = random("variant", request, index);
  const words = wordsOf(`family ${Math.floor(draw() * 40)}`, 10).split(" ");
  const changes = Math.floor(draw() * 7);
  for (let change = 0; change < changes; change += 1) {
    words[Math.floor(draw() * words.length)] = wordsOf(`${request} ${index} ${change}`, 1);
  }
  return words.join(" ");
}

/** A world whose texts come near to each other, so that theta matters. */
export function nearWorld(folder: string, settings: Partial<RunSettings>, tasks = 1): World {
  const template = seededTemplate(folder, 12);
  const server = new FakeServer(
    () => "tasks",
    (request) => Array.from({ length: tasks }, (_, index) => variant(request, index)),
  );
  return new World({ folder, template, settings: smallSettings(settings), server });
}

/** Begins a child of the world's run with another theta, after everything that stands. */
export function childAt(project: Project, theta: number): number {
  const run = currentRun(project.db);
  if (run === null) throw new Error("The world has no run.");
  return beginChild(project, { theta, filter: filterOf(run.settings) }, 1_700_000_500_000 + run.id).id;
}
