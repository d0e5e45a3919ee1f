import { settled } from "../support/agenda.ts";
import { fastFolder } from "../support/fastFolder.ts";
import { FakeServer, wordsOf } from "../support/fakes.ts";
import type { Treatment, TrainerLife } from "../support/fakes.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { numbers } from "../fuzz/facts.ts";
import { World, seededTemplate, smallSettings } from "../fuzz/world.ts";

/** Where the worlds of a test file lie. */
export const folder = fastFolder();
const template = seededTemplate(folder, 12);

/** A world whose server writes `tasks` new tasks a reply, as `treat` says. */
export function worldOf(
  options: {
    settings?: Partial<RunSettings>;
    treat?: (request: string, attempt: number) => Treatment;
    tasks?: number;
    lives?: readonly TrainerLife[];
  } = {},
): World {
  const { treat = () => "tasks", tasks = 2, lives = [] } = options;
  const server = new FakeServer(treat, (request) =>
    Array.from({ length: tasks }, (_, index) => wordsOf(`${request} ${index}`, 7)),
  );
  return new World({ folder, template, settings: smallSettings(options.settings), server, lives });
}

/** The number that a query counts. */
export function count(world: World, sql: string): number {
  return numbers(world.project, `SELECT (${sql}) AS n`)[0]?.["n"] ?? 0;
}

/** Lets the agenda's things of one kind happen, oldest first, until none is left. */
export async function exhaust(world: World, kind: string): Promise<void> {
  while (world.agenda.happenFirst(kind)) await settled();
}
