import { Failure } from "../nouns/failure.ts";
import type { Project } from "../store/project.ts";
import type { WritableDb } from "../store/readable.ts";
import { bedSize, editedInto, insertAct, standing, swapsOf } from "./tables.ts";
import type { Standing } from "./tables.ts";

/** A request holds three seeds (S0 Algorithm 1, line 1). */
const leastSeeds = 3;

/** What a person does with the seeds of a project, in its run or before it (`run` null). */
type Bed = Readonly<{ project: Project; run: number | null; now: number }>;

/** Keeps a seed: no window takes it out. Throws Failure `usage`. */
export function pinSeed({ project, run, now }: Bed, seed: number): void {
  project.write((db) => {
    const at = known(db, run, seed);
    if (!at.isInBed) refuse(`Seed ${seed} is not in the bed. Put it back before you pin it.`);
    if (at.isPinned) refuse(`Seed ${seed} is pinned already.`);
    insertAct(db, { seed, act: "pin" }, now);
  });
}

/** Lets a window take the seed again. Throws Failure `usage`. */
export function unpinSeed({ project, run, now }: Bed, seed: number): void {
  project.write((db) => {
    const at = known(db, run, seed);
    if (!at.isPinned) refuse(`Seed ${seed} is not pinned.`);
    if (at.isRestored) {
      refuse(
        `Seed ${seed} was replaced once and you put it back, so no window takes it again. Take it out of the bed yourself to let it go.`,
      );
    }
    insertAct(db, { seed, act: "unpin" }, now);
  });
}

/** Takes a seed out of the bed; its counts stay. Throws Failure `usage` when fewer than three would stay. */
export function retireSeed({ project, run, now }: Bed, seed: number): void {
  project.write((db) => {
    leaveBed(db, run, seed);
    if (bedSize(db, run) <= leastSeeds) {
      refuse(`A request needs three seeds. Add a seed before you take seed ${seed} out.`);
    }
    insertAct(db, { seed, act: "retire" }, now);
  });
}

/** Puts a seed back that a person or a window took out. Throws Failure `usage`. */
export function restoreSeed({ project, run, now }: Bed, seed: number): void {
  project.write((db) => restore(db, run, seed, now));
}

/** Takes an edit back: the seed as it was is in the bed again, the one written in its place is out. Throws Failure `usage`. */
export function undoEdit({ project, run, now }: Bed, seed: number): void {
  project.write((db) => {
    const written = editedInto(db, seed);
    if (written === null) refuse(`Seed ${seed} was not edited.`);
    restore(db, run, seed, now);
    if (standing(db, run, written)?.isInBed === true) insertAct(db, { seed: written, act: "retire" }, now);
  });
}

/**
 * Undoes a window by its number: each seed it took out comes back, each it let in goes out. Throws Failure
 * `usage` when it swapped none or is undone already.
 */
export function undoWindow({ project, run, now }: Bed, window: number): Readonly<{ restored: number }> {
  return project.write((db) => {
    const swaps = swapsOf(db, run, window);
    if (swaps === undefined) refuse(`There is no window ${window} yet.`);
    if (swaps.all === 0) refuse(`Window ${window} replaced no seed, so there is nothing to undo.`);
    if (swaps.inForce.length === 0) refuse(`Window ${window} is undone already.`);
    for (const { change, left, came } of swaps.inForce) {
      insertAct(db, { seed: left, act: "restore", change }, now);
      if (standing(db, run, came)?.isInBed === true)
        insertAct(db, { seed: came, act: "retire", change }, now);
    }
    return { restored: swaps.inForce.length };
  });
}

/** Checks that a seed is in the bed and may leave it. */
export function leaveBed(db: WritableDb, run: number | null, seed: number): void {
  if (!known(db, run, seed).isInBed) refuse(`Seed ${seed} is not in the bed.`);
}

function restore(db: WritableDb, run: number | null, seed: number, now: number): void {
  const { isInBed, change } = known(db, run, seed);
  if (isInBed) refuse(`Seed ${seed} is in the bed already.`);
  insertAct(db, { seed, act: "restore", change }, now);
}

function known(db: WritableDb, run: number | null, seed: number): Standing {
  return standing(db, run, seed) ?? refuse(`There is no seed ${seed} in this project.`);
}

function refuse(sentence: string): never {
  throw new Failure("usage", sentence);
}
