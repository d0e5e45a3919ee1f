import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../electron/api/router.ts";

/** The projects on this computer and the open one, as the wire gives them. */
export type ProjectsList = inferRouterOutputs<AppRouter>["projects"]["list"];

/** One of them. */
export type ListedProject = ProjectsList["projects"][number];
