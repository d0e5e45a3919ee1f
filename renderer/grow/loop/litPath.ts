import type { LoopRequest, LoopView } from "../../../electron/nouns/loop.ts";
import type { Item, ItemKind } from "./items.ts";

/** All that one item is connected with: seed → requests → texts → clusters → batch → seeds that came. */
export type LitPath = Readonly<Record<ItemKind, ReadonlySet<number>>>;

type Growing = Record<ItemKind, Set<number>>;

/** The whole path of an item through the view; null for no item. */
export function litPath(view: LoopView, item: Item | null): LitPath | null {
  if (item === null) return null;
  const lit: Growing = {
    seed: new Set(),
    request: new Set(),
    text: new Set(),
    cluster: new Set(),
    batch: new Set(),
    place: new Set(),
    change: new Set(),
  };
  lit[item.kind].add(item.id);
  walk[item.kind](view, item.id, lit);
  return lit;
}

/** Whether a mark is drawn at full strength: nothing is lit, or it lies on the path. */
export function isLit(path: LitPath | null, kind: ItemKind, id: number): boolean {
  return path === null || path[kind].has(id);
}

const walk: Readonly<Record<ItemKind, (view: LoopView, id: number, lit: Growing) => void>> = {
  seed: (view, id, lit) => {
    for (const request of view.requests) {
      if (request.seeds.some((seed) => seed.id === id)) wholeRequest(view, request, lit);
    }
    for (const [place, change] of (view.window.last?.changes ?? []).entries()) {
      if (change.came.id === id || change.left.id === id) walk.change(view, place, lit);
    }
    lit.seed.add(id);
  },
  request: (view, id, lit) => {
    for (const request of view.requests) if (request.prompt === id) wholeRequest(view, request, lit);
  },
  text: (view, id, lit) => {
    for (const request of view.requests) {
      const text = request.texts.find((each) => each.candidate === id);
      if (text === undefined) continue;
      lit.request.add(request.prompt);
      for (const seed of request.seeds) lit.seed.add(seed.id);
      if (text.cluster !== null) lit.cluster.add(text.cluster);
    }
    toWinner(view, id, lit);
  },
  cluster: (view, id, lit) => {
    for (const request of view.requests) {
      for (const text of request.texts) {
        if (text.cluster !== id) continue;
        lit.text.add(text.candidate);
        lit.request.add(request.prompt);
        for (const seed of request.seeds) lit.seed.add(seed.id);
      }
    }
    for (const batch of view.batches) {
      if (batch.cells.some((cell, place) => cell === id && batch.wanted[place] !== id))
        lit.batch.add(batch.number);
    }
  },
  batch: (view, id, lit) => {
    const batch = view.batches.find((each) => each.number === id);
    for (const cell of batch?.cells ?? []) lit.cluster.add(cell);
    if (view.window.last?.winnerBatch === id) wholeWindow(view, lit);
  },
  place: (view, id, lit) => {
    walk.text(view, id, lit);
    const place = view.window.last?.places.find((each) => each.candidate === id);
    if (place !== undefined) lit.cluster.add(place.cluster);
  },
  change: (view, id, lit) => {
    const last = view.window.last;
    const change = last?.changes[id];
    if (change === undefined || last === null) return;
    lit.change.add(id);
    lit.seed.add(change.came.id);
    lit.seed.add(change.left.id);
    if (last.winnerBatch !== null) lit.batch.add(last.winnerBatch);
    for (const place of last.places) if (place.fate === "came_in") lit.place.add(place.candidate);
  },
};

function wholeRequest(view: LoopView, request: LoopRequest, lit: Growing): void {
  lit.request.add(request.prompt);
  for (const seed of request.seeds) lit.seed.add(seed.id);
  for (const text of request.texts) {
    lit.text.add(text.candidate);
    if (text.cluster !== null) lit.cluster.add(text.cluster);
    toWinner(view, text.candidate, lit);
  }
}

function toWinner(view: LoopView, candidate: number, lit: Growing): void {
  const last = view.window.last;
  if (last === null || !last.places.some((place) => place.candidate === candidate)) return;
  lit.place.add(candidate);
  if (last.winnerBatch !== null) lit.batch.add(last.winnerBatch);
}

function wholeWindow(view: LoopView, lit: Growing): void {
  const last = view.window.last;
  for (const place of last?.places ?? []) {
    lit.place.add(place.candidate);
    lit.text.add(place.candidate);
  }
  for (const [place, change] of (last?.changes ?? []).entries()) {
    lit.change.add(place);
    lit.seed.add(change.came.id);
  }
}
