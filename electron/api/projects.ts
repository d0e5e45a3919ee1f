import { basename } from "node:path";
import { z } from "zod";
import { projectLine, projects } from "../report/projects.ts";
import { projectName } from "./projectName.ts";
import { procedure, router } from "./trpc.ts";

const named = z.strictObject({ name: projectName });

export const projectsRouter = router({
  list: procedure.query(({ ctx }) => {
    const lines = projects(ctx.home.projects);
    const current = ctx.shelf.current();
    const given = ctx.shelf.given();
    const isListed = given === null || lines.some((line) => basename(given) === `${line.name}.seedbed`);
    return { current: current?.name ?? null, projects: isListed ? lines : [projectLine(given), ...lines] };
  }),
  create: procedure.input(named).mutation(({ ctx, input }) => {
    ctx.shelf.create(input.name);
    ctx.changed();
  }),
  open: procedure.input(named).mutation(({ ctx, input }) => {
    ctx.shelf.open(input.name);
    ctx.changed();
  }),
  close: procedure.mutation(({ ctx }) => ctx.close()),
});
