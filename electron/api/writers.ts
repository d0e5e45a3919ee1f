import { z } from "zod";
import { refuseFetching } from "../cycle/offline.ts";
import { savedWriter } from "../nouns/preferences.ts";
import { serverAddress } from "../nouns/settings.ts";
import { listWriters, removeWriter, saveWriter, savedWriterOf, writerDraft } from "./savedWriters.ts";
import { procedure, router } from "./trpc.ts";
import { modelsAt, testWriter } from "./writerCalls.ts";
import { forgetTest } from "./writerTests.ts";

const { id } = savedWriter.shape;
const byId = z.strictObject({ id });

const key = z
  .string()
  .trim()
  .min(1, "Paste the key.")
  .max(4096, "A key has at most 4,096 characters.")
  .regex(/^[\x21-\x7e]+$/, "A key holds letters, digits and signs, without spaces.");

const never = new AbortController().signal;

export const writersRouter = router({
  builtin: procedure.query(({ ctx }) => ctx.builtin.state()),
  fetchBuiltin: procedure.subscription(async function* ({ ctx, signal }) {
    refuseFetching(await ctx.machine.isOffline(), ctx.machine.models.fetched);
    yield* ctx.builtin.fetch(signal ?? never);
  }),
  /** The saved writers, each with where its key comes from and its health. */
  list: procedure.query(({ ctx }) => listWriters(ctx)),
  /** Where keys are kept on this host, in a sentence. */
  keyPlace: procedure.query(({ ctx }) => ctx.host.keys.place()),
  /** Saves a new or a changed writer; gives its id. */
  save: procedure.input(writerDraft).mutation(({ ctx, input }) => saveWriter(ctx, input)),
  remove: procedure.input(byId).mutation(({ ctx, input }) => removeWriter(ctx, input.id)),
  /** Keeps the key of a saved writer; no procedure gives it back. */
  setKey: procedure.input(z.strictObject({ id, key })).mutation(async ({ ctx, input }) => {
    await savedWriterOf(ctx, input.id);
    await ctx.host.keys.set(input.id, input.key);
    await forgetTest(ctx.home, input.id);
  }),
  removeKey: procedure.input(byId).mutation(async ({ ctx, input }) => {
    await ctx.host.keys.remove(input.id);
    await forgetTest(ctx.home, input.id);
  }),
  /** The models that a server lists; a mutation, so that a typed key is in no cache. */
  models: procedure
    .input(
      z.strictObject({
        id: id.optional(),
        baseUrl: serverAddress,
        keyEnv: savedWriter.shape.keyEnv,
        key: key.optional(),
      }),
    )
    .mutation(({ ctx, input, signal }) => modelsAt(ctx, input, signal ?? never)),
  /** Tests a saved writer; each value is one probe, and the end of the values is the end of the test. */
  test: procedure
    .input(byId)
    .subscription(({ ctx, input, signal }) => testWriter(ctx, input.id, signal ?? never)),
});
