import { createHash } from "node:crypto";
import { Failure } from "../nouns/failure.ts";
import type { Project } from "../store/project.ts";
import type { WritableDb } from "../store/readable.ts";
import { leaveBed } from "./acts.ts";
import { recordTask } from "./record.ts";
import { findSeed, insertAct, insertGivenSeed, insertSource, standing } from "./tables.ts";
import { textHash } from "./textHash.ts";

/** A task as a person types it; `input` may be empty. */
export type TypedTask = Readonly<{ instruction: string; input: string; output: string }>;

type Bed = Readonly<{ project: Project; run: number | null; now: number }>;

/** Lets a task that was typed by hand into the bed; gives the seed's id. Throws Failure `usage`. */
export function addTyped({ project, run, now }: Bed, task: TypedTask): number {
  return project.write((db) => {
    refuseKnown(db, run, task, null);
    return insertTyped(db, task, null, now);
  });
}

/**
 * Edits a seed: the new text is a seed of its own, the old one leaves and keeps its counts. Gives the new seed's
 * id. Throws Failure `usage`.
 */
export function editSeed({ project, run, now }: Bed, seed: number, task: TypedTask): number {
  return project.write((db) => {
    leaveBed(db, run, seed);
    refuseKnown(db, run, task, seed);
    const written = insertTyped(db, task, seed, now);
    insertAct(db, { seed, act: "retire", replacedBy: written }, now);
    return written;
  });
}

/** A task stands once in the bed, but for the seed it is written over. */
function refuseKnown(db: WritableDb, run: number | null, task: TypedTask, over: number | null): void {
  const found = findSeed(db, textHash(task));
  if (found === null || found === over) return;
  const isInBed = standing(db, run, found)?.isInBed === true;
  if (isInBed) throw new Failure("usage", `This task is in the bed already, as seed ${found}.`);
  if (over !== null) return;
  throw new Failure("usage", `This task was seed ${found}, which is out of the bed. Put it back there.`);
}

/** The task as a file of one line, so that every seed a person gave has its source. */
function insertTyped(db: WritableDb, task: TypedTask, replaces: number | null, now: number): number {
  const read = recordTask(task);
  if ("reason" in read) throw new Failure("usage", `The seed ${read.reason}.`);
  const line = `${JSON.stringify({ ...task, typed_at: now, replaces })}\n`;
  const bytes = new TextEncoder().encode(line);
  const source = insertSource(
    db,
    {
      name: "typed by hand",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes: bytes.byteLength,
      format: "typed",
      added: 1,
      repeated: 0,
      setAside: [],
    },
    now,
  );
  return insertGivenSeed(db, source, { line: 1, ...read, textSha256: textHash(read) }, now);
}
