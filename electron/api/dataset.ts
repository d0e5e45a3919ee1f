import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { exportPreview } from "../dataset/preview.ts";
import { exportDataset } from "../dataset/step.ts";
import { exportChoice } from "../nouns/exportView.ts";
import type { ExportChoice, ExportNews, ExportPreview } from "../nouns/exportView.ts";
import { Failure } from "../nouns/failure.ts";
import { datasetFacts } from "../report/datasetFacts.ts";
import type { Project } from "../store/project.ts";
import { varietyOf } from "./command.ts";
import type { Desk } from "./desk.ts";
import { endExport, exportNews } from "./exportUnderWay.ts";
import type { ExportWork } from "./exportUnderWay.ts";
import { procedure, router } from "./trpc.ts";
import { overviewNow } from "./watch.ts";

export const datasetRouter = router({
  /** What an export would hold, and where it would go. */
  preview: procedure.input(exportChoice).query(({ ctx, input }): ExportPreview => {
    const project = ctx.shelf.project();
    const run = ctx.shelf.run();
    // The variety of the batches is worked out from every vector: with the export, not at each look.
    const facts = datasetFacts(project.db, overviewNow(ctx), null);
    return { ...exportPreview(project.db, run, input, facts), folder: folderOf(ctx, project) };
  }),
  /**
   * Writes the data set and tells how far it is. Who asks for the same again joins the one under way; it is
   * called off when nobody has listened for some seconds.
   */
  export: procedure
    .input(exportChoice)
    .subscription(({ ctx, input, signal }) =>
      exportNews(
        ctx.shelf.project(),
        input,
        (watching) => written(ctx, input, watching),
        signal ?? new AbortController().signal,
      ),
    ),
  /** Calls off the export under way at once and waits for its end; without one nothing happens. */
  callOff: procedure.mutation(({ ctx }) => endExport(ctx.shelf.project())),
  /** Lets the user pick where exports of this project go; null: called off. Only where the host has dialogs. */
  pickFolder: procedure.mutation(async ({ ctx }): Promise<string | null> => {
    const project = ctx.shelf.project();
    if (ctx.host.dialogs === null) throw new Failure("usage", "This host has no dialog to choose a folder.");
    const parent = await ctx.host.dialogs.pickFolder("Where the data set goes");
    if (parent === null) return null;
    chosenFolders.set(project, join(parent, project.name));
    return folderOf(ctx, project);
  }),
  /** Shows the last export of this project in the system's file manager. */
  reveal: procedure.mutation(({ ctx }) => {
    const folder = folderOf(ctx, ctx.shelf.project());
    if (ctx.host.reveal === null)
      throw new Failure("usage", `This host cannot show folders. It is ${folder}.`);
    ctx.host.reveal(folder);
  }),
});

/** Folders that the user picked in a dialog, as long as their project is open. */
const chosenFolders = new WeakMap<Project, string>();

function folderOf(desk: Desk, project: Project): string {
  return chosenFolders.get(project) ?? desk.shelf.exportFolder();
}

/** Writes the data set of the open project with all that its card and run file tell. */
async function written(
  desk: Desk,
  choice: ExportChoice,
  { signal, tell }: Parameters<ExportWork>[0],
): Promise<ExportNews> {
  const project = desk.shelf.project();
  const run = desk.shelf.run();
  const folder = folderOf(desk, project);
  const view = overviewNow(desk);
  const total = exportPreview(project.db, run, choice, datasetFacts(project.db, view, null)).rows;
  if (total > 0) tell({ kind: "going", doing: "writing", rows: 0, total });
  const variety = await varietyOf(project, async () => {
    await turn();
    if (signal.aborted)
      throw new Failure("export-refused", "The export was called off; nothing was written.");
  });
  const facts = datasetFacts(project.db, view, variety);
  const { rows } = await exportDataset(project, { run, folder, ...choice, ...facts }, desk.clock(), {
    signal,
    onProgress: ({ doing, rows: done }) => tell({ kind: "going", doing, rows: done, total }),
  });
  desk.changed();
  const sentence = `${rows.toLocaleString("en-US")} rows, read back and equal, are in ${folder}.`;
  return { kind: "done", folder, rows, sentence };
}
