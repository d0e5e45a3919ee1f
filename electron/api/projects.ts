import { z } from "zod";
import { Failure } from "../nouns/failure.ts";
import type { HostDialogs } from "../nouns/host.ts";
import type { Desk } from "./desk.ts";
import { projectFromSample } from "./newProject.ts";
import { isOurs, listed, pathOfProject, projectId, projectLines } from "./projectList.ts";
import { projectName } from "./projectName.ts";
import { forgetProject } from "./recentProjects.ts";
import { procedure, router } from "./trpc.ts";

const named = z.strictObject({ name: projectName });
const chosen = z.strictObject({ id: z.string().regex(/^[0-9a-f]{16}$/) });

export const projectsRouter = router({
  list: procedure.query(async ({ ctx }) => {
    const lines = await projectLines(ctx.home);
    const current = ctx.shelf.current();
    return {
      current: current?.name ?? null,
      currentId: current === null ? null : projectId(current.path),
      projects: lines.map((line) => listed(ctx.home, line)),
    };
  }),
  /** Makes a project in the projects folder and opens it. */
  create: procedure.input(named).mutation(({ ctx, input }) => {
    ctx.shelf.create(input.name);
    ctx.tell({ kind: "project" });
    ctx.changed();
  }),
  /** Makes a project where the system's dialog says; false when the dialog was called off. */
  createElsewhere: procedure.input(named).mutation(async ({ ctx, input }) => {
    const path = await dialogsOf(ctx).nameProject(input.name);
    if (path !== null) await ctx.openFile(path, { create: true });
    return path !== null;
  }),
  /** Makes a project of the sample seeds and opens it. */
  createSample: procedure.mutation(({ ctx }) => {
    projectFromSample(ctx);
  }),
  open: procedure
    .input(chosen)
    .mutation(async ({ ctx, input }) => ctx.openFile(await pathOfProject(ctx.home, input.id))),
  /** Opens what the system's dialog says; false when the dialog was called off. */
  pick: procedure.mutation(async ({ ctx }) => {
    const path = await dialogsOf(ctx).pickProject();
    if (path !== null) await ctx.openFile(path);
    return path !== null;
  }),
  /** Takes a project that was opened elsewhere off the list; its file stays. */
  forget: procedure.input(chosen).mutation(async ({ ctx, input }) => {
    const path = await pathOfProject(ctx.home, input.id);
    if (isOurs(ctx.home, path)) {
      throw new Failure(
        "usage",
        `This project lies in the projects folder ${ctx.home.projects}. Move or delete its file there.`,
      );
    }
    await forgetProject(ctx.home, path);
  }),
  close: procedure.mutation(({ ctx }) => ctx.close()),
});

/** Throws Failure `usage` where the host has no dialogs. */
function dialogsOf({ host, home }: Desk): HostDialogs {
  if (host.dialogs !== null) return host.dialogs;
  throw new Failure(
    "usage",
    `A browser cannot choose files of this computer. Put the project into ${home.projects}, or start with --project FILE.`,
  );
}
