import { setImmediate as turn } from "node:timers/promises";
import type { Breathe } from "../nouns/breathe.ts";
import { Failure } from "../nouns/failure.ts";
import type { Project } from "../store/project.ts";
import type { Desk } from "./desk.ts";

/**
 * Lets the rest of the backend work between two slices; throws when the project was closed or nobody waits any
 * more. `what`: what is read, for the sentence.
 */
export function breatheFor(
  { shelf }: Pick<Desk, "shelf">,
  project: Project,
  what: string,
  signal?: AbortSignal,
): Breathe {
  return async () => {
    await turn();
    if (shelf.current() !== project)
      throw new Failure("project-missing", `${project.name} was closed while its ${what} were read.`);
    if (signal?.aborted === true) throw new Failure("usage", "Something else was asked for meanwhile.");
  };
}
