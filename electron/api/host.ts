import { seedbedVersion } from "../cycle/beginRun.ts";
import { listening } from "./listening.ts";
import { localServers } from "./localServers.ts";
import type { KeyPlace } from "../nouns/host.ts";
import { procedure, router, told } from "./trpc.ts";

/** A house that cannot say where keys lie keeps none: the rest of its facts is still worth telling. */
function noPlace(error: unknown): KeyPlace {
  return { kind: "session", sentence: told(error).message };
}

export const hostRouter = router({
  /** What the house around the backend can do. */
  info: procedure.query(async ({ ctx: { host, home } }) => ({
    hostName: host.name,
    canPick: host.dialogs !== null,
    canReveal: host.reveal !== null,
    version: seedbedVersion,
    platform: process.platform,
    keyPlace: await host.keys.place().catch(noPlace),
    /** For the sentence that says where a browser's user may put a project. */
    projectsFolder: home.projects,
  })),
  /** Servers for language models on this computer that answer now. */
  localServers: procedure.query(() => localServers()),
  /** Another project is open, or something happened that no page asked for. */
  events: procedure.subscription(({ ctx, signal }) =>
    listening(ctx.onEvent, signal ?? new AbortController().signal),
  ),
});
