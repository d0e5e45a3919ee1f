import { modelFetching } from "../models/fetching.ts";
import type { Fetching, ModelFetching, ModelSources } from "../models/fetching.ts";
import { findModel } from "../models/find.ts";
import type { ModelFolders } from "../models/find.ts";
import { modelFor, readManifest } from "../models/manifest.ts";
import type { ModelEntry } from "../models/manifest.ts";

/** The model of the built-in writer: whether it is here, and its fetching. */
export type BuiltinWriter = Readonly<{
  state: () => Promise<Readonly<{ present: boolean; sentence: string; model: string }>>;
  /** Fetches the model as `models.fetch` does; one who wants it here shares the fetching with those there. */
  fetch: (signal: AbortSignal) => AsyncGenerator<Fetching, void>;
  /** The fetching of every model. */
  models: ModelFetching;
}>;

/** The built-in writer's model in `folders`, to be fetched from `sources`. */
export function builtinWriter(folders: ModelFolders, sources: ModelSources): BuiltinWriter {
  const entry = async (): Promise<ModelEntry> => modelFor("writer", await readManifest(folders.committed));
  const models = modelFetching(folders, sources);
  return {
    state: async () => {
      const model = await entry();
      const found = await findModel(model, folders, { hash: false });
      const present = found.state === "present";
      return { present, sentence: present ? `${model.name} is here.` : found.sentence, model: model.name };
    },
    fetch: async function* (signal) {
      yield* models.fetch((await entry()).name, signal);
    },
    models,
  };
}
