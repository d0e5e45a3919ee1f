import { z } from "zod";
import { currentRun, progress } from "../cycle/tables.ts";
import { Failure } from "../nouns/failure.ts";
import type { SeedOutlook } from "../nouns/seedView.ts";
import { tokenizerName } from "../nouns/tokenizer.ts";
import { outlook } from "../replace/outlook.ts";
import { setAside } from "../report/setAside.ts";
import { seedStory } from "../report/seedStory.ts";
import { seedTable } from "../report/seedTable.ts";
import { sources } from "../report/sources.ts";
import { tokenlessSeeds } from "../report/tokenlessSeeds.ts";
import { pinSeed, restoreSeed, retireSeed, undoEdit, undoWindow, unpinSeed } from "../seeds/acts.ts";
import { importSample, importSeeds } from "../seeds/import.ts";
import type { Imported } from "../seeds/import.ts";
import { addTyped, editSeed } from "../seeds/typed.ts";
import type { Project } from "../store/project.ts";
import type { Desk } from "./desk.ts";
import { procedure, router } from "./trpc.ts";

const sample = z.strictObject({ which: z.enum(["sample", "sample-24"]) });
const show = z.strictObject({ show: z.enum(["bed", "out"]) });
const cut = z.strictObject({ tokenizer: tokenizerName });
const id = z.number().int().positive();
const one = z.strictObject({ id });
const text = z.string().max(100_000);
const task = z.strictObject({ instruction: text, input: text, output: text });
const edit = z.strictObject({ id, task });
const window = z.strictObject({ window: id });
const page = z.strictObject({
  after: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(500),
});

export const seedsRouter = router({
  useSample: procedure.input(sample).mutation(({ ctx, input }) => {
    const { sentence, added } = importSample(ctx.shelf.project(), input.which, ctx.clock());
    ctx.changed();
    return { sentence, added };
  }),
  imported: procedure.query(({ ctx }) => sources(ctx.shelf.project().db)),
  table: procedure.input(show).query(({ ctx, input }) => {
    const { db } = ctx.shelf.project();
    return seedTable(db, runOf(ctx), input.show, outlookOf(ctx));
  }),
  story: procedure.input(one).query(({ ctx, input }) => {
    const found = seedStory(ctx.shelf.project().db, runOf(ctx), input.id, outlookOf(ctx));
    if (found === null) throw new Failure("usage", `There is no seed ${input.id} in this project.`);
    return found;
  }),
  setAside: procedure
    .input(page)
    .query(({ ctx, input }) => setAside(ctx.shelf.project().db, input.after, input.limit)),
  /** How far a tokenizer fits the seeds, and the version of ICU here, which `unicode-words` goes by. */
  tokenless: procedure.input(cut).query(({ ctx, input }) => ({
    ...tokenlessSeeds(ctx.shelf.project().db, input.tokenizer),
    icu: process.versions["icu"] ?? "unknown",
  })),
  add: procedure.input(task).mutation(({ ctx, input }) => act(ctx, (bed) => addTyped(bed, input))),
  edit: procedure
    .input(edit)
    .mutation(({ ctx, input }) => act(ctx, (bed) => editSeed(bed, input.id, input.task))),
  undoEdit: procedure.input(one).mutation(({ ctx, input }) => act(ctx, (bed) => undoEdit(bed, input.id))),
  pin: procedure.input(one).mutation(({ ctx, input }) => act(ctx, (bed) => pinSeed(bed, input.id))),
  unpin: procedure.input(one).mutation(({ ctx, input }) => act(ctx, (bed) => unpinSeed(bed, input.id))),
  retire: procedure.input(one).mutation(({ ctx, input }) => act(ctx, (bed) => retireSeed(bed, input.id))),
  restore: procedure.input(one).mutation(({ ctx, input }) => act(ctx, (bed) => restoreSeed(bed, input.id))),
  undoWindow: procedure
    .input(window)
    .mutation(({ ctx, input }) => act(ctx, (bed) => undoWindow(bed, input.window))),
});

/** Takes an uploaded seed file into the open project. Throws Failure `seed-file-refused`, `project-missing`. */
export function takeSeedFile(desk: Desk, file: { name: string; bytes: Uint8Array }): Imported {
  const imported = importSeeds(desk.shelf.project(), file, desk.clock());
  desk.changed();
  return imported;
}

function runOf(desk: Desk): number | null {
  return currentRun(desk.shelf.project().db)?.id ?? null;
}

/** What the open window would do to the bed now. */
function outlookOf(desk: Desk): SeedOutlook {
  const { db } = desk.shelf.project();
  const run = currentRun(db);
  if (run === null) return { kind: "noRun" };
  const isOver = progress(db, run.id).kept >= run.settings.goal;
  return outlook(db, run.id, run.settings, isOver);
}

/** Does what a person wants with the bed, and tells those who watch. */
function act<T>(desk: Desk, done: (bed: { project: Project; run: number | null; now: number }) => T): T {
  const result = done({ project: desk.shelf.project(), run: runOf(desk), now: desk.clock() });
  desk.changed();
  return result;
}
