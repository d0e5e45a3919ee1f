import type { LoopView } from "../../../electron/nouns/loop.ts";
import {
  batchMark,
  changeMark,
  clusterMark,
  placeMark,
  requestMark,
  seedMark,
  textMark,
  type MarkWords,
} from "../../words/loopMarks.ts";
import type { Item, ItemKind } from "./items.ts";

/** What stands in the tooltip of an item; null when the view no longer holds it. */
export function describe(view: LoopView, item: Item, isAsking: boolean): MarkWords | null {
  return wordsOf[item.kind](view, item.id, isAsking);
}

type Words = (view: LoopView, id: number, isAsking: boolean) => MarkWords | null;

/** The words of what was found, or null. */
function told<T>(found: T | undefined, words: (found: T) => MarkWords): MarkWords | null {
  return found === undefined ? null : words(found);
}

const wordsOf: Readonly<Record<ItemKind, Words>> = {
  seed: (view, id) =>
    told(
      view.seeds.find((seed) => seed.id === id),
      seedMark,
    ),
  request: (view, id, isAsking) =>
    told(
      view.requests.find(({ prompt }) => prompt === id),
      (request) => requestMark(request, isAsking),
    ),
  text: (view, id) => {
    const request = view.requests.find(({ texts }) => texts.some(({ candidate }) => candidate === id));
    const text = request?.texts.find(({ candidate }) => candidate === id);
    return request === undefined || text === undefined ? null : textMark(text, request, view.clusters.length);
  },
  cluster: (view, id) => told(view.clusters[id], (cluster) => clusterMark(cluster, view.clusters.length)),
  batch: (view, id) =>
    told(
      view.batches.find(({ number }) => number === id),
      (batch) => batchMark(batch, view.clusters.length),
    ),
  place: (view, id) =>
    told(
      view.window.last?.places.find(({ candidate }) => candidate === id),
      (place) => placeMark(place, view.clusters.length),
    ),
  change: (view, id) => told(view.window.last?.changes[id], changeMark),
};
