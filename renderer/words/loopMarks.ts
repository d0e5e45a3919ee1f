import type {
  LoopBatch,
  LoopCluster,
  LoopPlace,
  LoopRequest,
  LoopSeed,
  LoopText,
  LoopView,
} from "../../electron/nouns/loop.ts";
import { clusterName } from "./clusters.ts";
import { count, counted, seconds, twoPlaces } from "./numbers.ts";
import { ruleName } from "./rules.ts";
import { nameWords } from "./seedTable.ts";

/** What a mark is, in a title and a line below; what Enter opens. */
export type MarkWords = Readonly<{ title: string; more: string; opens: string }>;

/** A seed of the bed. */
export function seedMark(seed: LoopSeed): MarkWords {
  const facts = [
    seed.isGrown ? "grown" : "yours",
    seed.score === null ? "no score yet" : `score ${twoPlaces(seed.score)}`,
  ];
  if (seed.isPinned) facts.push("pinned");
  if (seed.isInRequest) facts.push("in a request now");
  if (seed.isNextToLeave) facts.push("next to leave");
  return {
    title: `Seed ${nameWords(seed)}: ${seed.instruction}`,
    more: facts.join(", "),
    opens: "Enter opens the seed",
  };
}

const causes: readonly (readonly [part: string, words: string])[] = [
  ["cannot be reached", "server unreachable"],
  ["no answer in time", "no answer in time"],
  ["broke off its answer", "answer broken off"],
  ["not with a chat completion", "no chat completion"],
  ["was stopped before its reply", "stopped before its reply"],
];

/** Why an attempt failed, short enough for a row: "answered 429"; what is not known is told in its first sentence. */
export function shortCause(sentence: string): string {
  const status = /\((\d{3})\b/.exec(sentence)?.[1];
  if (status !== undefined) return `answered ${status}`;
  const known = causes.find(([part]) => sentence.includes(part));
  return known?.[1] ?? sentence.split(". ")[0] ?? sentence;
}

/** As `requestState`, with the short form of what failed. */
export function requestStateShort(request: LoopRequest, isAsking: boolean): string {
  const { state, sentence } = request;
  if (sentence !== null && state === "abandoned") return `given up: ${shortCause(sentence)}`;
  if (sentence !== null && state === "waiting") return `${shortCause(sentence)}, will be asked again`;
  return requestState(request, isAsking);
}

/** What became of a request so far, in a few words; `isAsking` is whether requests are under way. */
export function requestState(request: LoopRequest, isAsking: boolean): string {
  const { state, sentence, kept, found } = request;
  if (state === "judged" && kept !== null && found !== null) return `${count(kept)} of ${count(found)} kept`;
  if (state === "replied" || state === "judged") return "replied, is being judged";
  if (state === "abandoned") return sentence === null ? "given up" : `given up: ${sentence}`;
  if (state === "asked") return isAsking ? "in flight" : "was in flight, will be asked again";
  return sentence === null ? "written down, not sent" : `${sentence} It will be asked again.`;
}

/** A request. */
export function requestMark(request: LoopRequest, isAsking: boolean): MarkWords {
  const seeds = request.seeds.map(nameWords).join(", ");
  const time = request.latencyMs === null ? "" : `, ${seconds(request.latencyMs)} s`;
  return {
    title: `Request #${count(request.prompt)}`,
    more: `seeds ${seeds} · ${requestState(request, isAsking)}${time}`,
    opens: "Enter opens the request",
  };
}

const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(
  " ",
);

function ordinalWords(place: number): string {
  return ordinals[place - 1] ?? `number ${count(place)}`;
}

/** A judged text. */
export function textMark(text: LoopText, { prompt, texts }: LoopRequest, clusters: number): MarkWords {
  const nearest = text.score === null ? "" : `, nearest ${twoPlaces(text.score)}`;
  const where = text.cluster === null ? "" : `, cluster ${clusterName(text.cluster, clusters)}`;
  return {
    title: `${text.keptNumber === null ? "Text" : `Kept text ${count(text.keptNumber)}`}: ${ordinalWords(1 + texts.indexOf(text))} of request #${count(prompt)}`,
    more: text.rule === null ? `kept${nearest}${where}` : `set aside, ${ruleName(text.rule)}${nearest}`,
    opens: "Enter opens its story",
  };
}

/** A cluster. */
export function clusterMark(cluster: LoopCluster, clusters: number): MarkWords {
  const name = clusterName(cluster.cluster, clusters);
  const donor =
    cluster.donor === null ? "" : `; the next batch takes from ${clusterName(cluster.donor, clusters)}`;
  return {
    title: cluster.name === null ? `Cluster ${name}` : `Cluster ${name}: ${cluster.name}`,
    more: cluster.waiting === 0 ? `empty${donor}` : `${count(cluster.waiting)} waiting`,
    opens: "Enter lists its texts",
  };
}

/** A batch, in ⑤ and in ⑥. */
export function batchMark(batch: LoopBatch, clusters: number): MarkWords {
  const facts =
    batch.step === null
      ? ["not trained yet"]
      : [
          `norm ${twoPlaces(batch.gradientNorm, "not finite")}`,
          `loss ${twoPlaces(batch.loss, "not finite")}`,
        ];
  if (batch.epoch > 1) facts.push(`epoch ${count(batch.epoch)}`);
  if (batch.isWinner) facts.push("stood out in its window");
  const borrowed = batch.cells.flatMap((cell, place) => {
    const wanted = batch.wanted[place];
    return wanted === undefined || wanted === cell
      ? []
      : [`${clusterName(wanted, clusters)} from ${clusterName(cell, clusters)}`];
  });
  if (borrowed.length > 4) facts.push(`${count(borrowed.length)} places from other clusters`);
  else if (borrowed.length > 0) facts.push(`place ${borrowed.join(", ")}`);
  return { title: `Batch ${count(batch.number)}`, more: facts.join(", "), opens: "Enter lists its texts" };
}

/** What became of a place of the winner batch: its sign and its words. */
export const placeFates: Readonly<Record<LoopPlace["fate"], Readonly<{ sign: string; words: string }>>> = {
  no_room: { sign: "◉", words: "could become a seed; others came first" },
  came_in: { sign: "●", words: "came in as a seed" },
  advised: { sign: "◉", words: "would have come in, had the writing not ended" },
  too_close: { sign: "≈", words: "too close to a seed" },
  no_output: { sign: "∅", words: "has no output" },
  marked: { sign: "–", words: "carries a mark" },
};

/** A place of the last winner batch. */
export function placeMark(place: LoopPlace, clusters: number): MarkWords {
  return {
    title: `Kept text ${count(place.keptNumber)}, cluster ${clusterName(place.cluster, clusters)}`,
    more: placeFates[place.fate].words,
    opens: "Enter opens its story",
  };
}

type LastWindow = NonNullable<LoopView["window"]["last"]>;

/** A replacement. */
export function changeMark(change: LastWindow["changes"][number]): MarkWords {
  return {
    title: change.came.instruction,
    more: `came in for “${change.left.instruction}”, score ${twoPlaces(change.left.score, "not known")}${change.isUndone ? "; undone" : ""}`,
    opens: "Enter opens the new seed",
  };
}

/** What the places of a winner batch came to: "13 could become seeds · 2 ≈ a seed · 1 ∅ no output". */
export function placesSentence(places: LastWindow["places"]): string {
  const times = (...fates: readonly LoopPlace["fate"][]): number =>
    places.filter(({ fate }) => fates.includes(fate)).length;
  const able = times("came_in", "advised", "no_room");
  const parts = [`${count(able)} could become ${able === 1 ? "a seed" : "seeds"}`];
  if (times("too_close") > 0) parts.push(`${count(times("too_close"))} ≈ a seed`);
  if (times("no_output") > 0) parts.push(`${count(times("no_output"))} ∅ no output`);
  if (times("marked") > 0) parts.push(counted(times("marked"), "– with a mark", "– with marks"));
  return parts.join(" · ");
}
