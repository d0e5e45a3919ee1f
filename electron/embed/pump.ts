import type { Pump } from "../nouns/pump.ts";
import type { Project } from "../store/project.ts";
import type { Embedder } from "../workers/embedder.ts";
import { insertEmbedding, placedThrough, unembeddedKept, unembeddedSeeds } from "./tables.ts";
import type { Unembedded } from "./tables.ts";

/** Texts a call: enough to fill the model's batches, few enough to keep the clusters fresh. */
const slice = 128;

/** The pump of vectors: seeds first, then kept rows in the order kept; one call in flight. */
export function embedPump(options: {
  project: Project;
  run: number;
  embedder: Embedder;
  /** No further text is wanted now. */
  isResting: () => boolean;
  poke: () => void;
}): Pump {
  const { project, run, embedder, isResting, poke } = options;
  let inFlight = 0;
  let seedsAreDone = false;
  /** All kept rows up to this number have a vector, or it is on its way. */
  let through = placedThrough(project.db, run);
  let bug: unknown = null;
  const embed = async (items: readonly Unembedded[]): Promise<void> => {
    const vectors = await embedder.embed(items.map((item) => item.text));
    project.write((db) => {
      for (const [index, item] of items.entries()) {
        const vector = vectors[index];
        if (vector === undefined) throw new Error("The embedder gave fewer vectors than texts.");
        insertEmbedding(db, embedder.model, item, vector);
      }
    });
  };
  const next = (): readonly Unembedded[] => {
    const seeds = seedsAreDone ? [] : unembeddedSeeds(project.db, embedder.model);
    if (seeds.length > 0) return seeds;
    seedsAreDone = true;
    const kept = unembeddedKept(project.db, run, embedder.model, { after: through, limit: slice });
    through = kept.through;
    return kept.items;
  };
  return {
    name: "embed",
    fill: () => {
      if (bug !== null) throw bug;
      if (inFlight > 0 || isResting()) return 0;
      const items = next();
      if (items.length === 0) return 0;
      inFlight = items.length;
      embed(items)
        .catch((error: unknown) => {
          bug = error;
        })
        .finally(() => {
          inFlight = 0;
          poke();
        });
      return items.length;
    },
    inFlight: () => inFlight,
    waiting: () => false,
    timers: () => 0,
  };
}
