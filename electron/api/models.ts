import { z } from "zod";
import { refuseFetching } from "../cycle/offline.ts";
import { findModel } from "../models/find.ts";
import { readManifest } from "../models/manifest.ts";
import type { ModelEntry } from "../models/manifest.ts";
import type { Desk } from "./desk.ts";
import { procedure, router } from "./trpc.ts";

/** A model of the manifest and where its file is; `sentence` says what is wrong with a damaged one. */
export type ListedModel = Pick<
  ModelEntry,
  "name" | "purpose" | "file" | "sizeBytes" | "licence" | "committed"
> &
  Readonly<{
    state: "present" | "missing" | "damaged";
    path: string;
    sentence: string | null;
    isFetching: boolean;
  }>;

const byName = z.strictObject({ name: z.string().min(1).max(200) });

export const modelsRouter = router({
  list: procedure.query(({ ctx }) => listModels(ctx)),
  /** Fetches a model and tells how far it is; stopping to listen does not stop it, `stopFetch` does. */
  fetch: procedure.input(byName).subscription(async function* ({ ctx, input, signal }) {
    refuseFetching(await ctx.machine.isOffline(), ctx.machine.models.fetched);
    yield* ctx.builtin.models.fetch(input.name, signal ?? new AbortController().signal);
  }),
  stopFetch: procedure.input(byName).mutation(({ ctx, input }) => ctx.builtin.models.stop(input.name)),
});

async function listModels({
  machine,
  builtin,
}: Pick<Desk, "machine" | "builtin">): Promise<readonly ListedModel[]> {
  const models = await readManifest(machine.models.committed);
  return Promise.all(
    models.map(async (model) => {
      const found = await findModel(model, machine.models, { hash: false });
      return {
        name: model.name,
        purpose: model.purpose,
        file: model.file,
        sizeBytes: model.sizeBytes,
        licence: model.licence,
        committed: model.committed,
        state: found.state,
        path: found.path,
        sentence: found.state === "damaged" ? found.sentence : null,
        isFetching: builtin.models.isUnderWay(model.name),
      };
    }),
  );
}
