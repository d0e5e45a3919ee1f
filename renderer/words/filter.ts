import type { ChildOutlook, FilterView } from "../../electron/nouns/filterView.ts";
import type { ProjectLanguage } from "../../electron/nouns/language.ts";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { count, counted, duration, percent, wholePercent } from "./numbers.ts";

const score = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 3 });

/** Texts that were judged and not kept. */
export function setAsideCount({ rules }: Overview["verdicts"]): number {
  return Object.values(rules).reduce((sum, times) => sum + times, 0);
}

/** θ or a score: 0.85, and 0.855 where a third place says something. */
export function thetaWords(theta: number): string {
  return score.format(theta);
}

/** What became of the texts, for the header. */
export function factsWords(view: FilterView): string {
  const facts = [
    `${count(view.written)} written`,
    `${count(view.kept)} kept`,
    `${count(view.tooClose)} too close`,
    ...(view.exactRepeats > 0 ? [`${count(view.exactRepeats)} repeated`] : []),
    `${count(view.ruledOut)} by rule`,
    ...(view.overGoal > 0 ? [`${count(view.overGoal)} after the goal`] : []),
  ];
  return facts.join(" · ");
}

export const languageNames: Readonly<Record<ProjectLanguage, string>> = {
  english: "English",
  chinese: "Chinese",
  japanese: "Japanese",
  korean: "Korean",
  other: "other language",
};

/** What each way to make tokens leads to. */
export const tokenizerSentences: Readonly<Record<TokenizerName, string>> = {
  "rouge-score":
    "Runs of a–z and 0–9, as published. A text in another script has no token: it is near to nothing and never too close.",
  cjk: "Runs of a–z and 0–9, and each Chinese, Japanese or Korean character by itself.",
  unicode: "Words of every script in lower case, and each Chinese or Japanese character by itself.",
  "unicode-words":
    "Words of every script as ICU divides them. Another version of ICU may divide and judge otherwise.",
};

/** Words of the Filter screen above its lists. */
export const filterWords = {
  title: "Filter",
  noRun: "Nothing is judged yet: there is no run. Plan one, and every text gets its score here.",
  toPlan: "Go to the plan",
  nothing: "No text is judged yet. The first reply brings the first scores.",
  again: (replies: number, isGrowing: boolean) =>
    isGrowing
      ? `${counted(replies, "recorded reply is", "recorded replies are")} judged again. The first scores follow.`
      : `${counted(replies, "recorded reply waits", "recorded replies wait")} to be judged again, without a request. Continue judges them.`,
  tokens: ({ tokenizer, language }: FilterView["filter"]) =>
    `Tokens: ${tokenizer}, ${languageNames[language]}`,
  tokensTitle: "What a text is compared by",
  tokenless: ({ tokenless, generated }: FilterView) =>
    tokenless === 0
      ? "As recorded: each text has a token."
      : `As recorded: ${percent(tokenless / Math.max(1, generated))} of these texts have no token and are never too close.`,
  icu: ({ began, here }: FilterView["icu"]) =>
    began !== null && began !== here
      ? `The run began with ICU ${began}; here it is ICU ${here}, which may divide otherwise.`
      : `Here it is ICU ${here}.`,
  seeds: "Seeds in the pool",
  seedsTip: "Whether each text is compared with your first seeds too",
  back: (theta: number | null) =>
    theta === null ? "Back to the recorded filter" : `Back to ${thetaWords(theta)}`,
  use: (theta: number | null) =>
    theta === null ? "Use this filter from now on" : `Use ${thetaWords(theta)} from now on`,
  building: (done: number, total: number, perSecond: number | null) =>
    `Reading ${counted(total, "kept instruction")}: ${wholePercent(done / Math.max(1, total))}${
      perSecond === null || perSecond <= 0 ? "" : `, ${duration(((total - done) / perSecond) * 1000)} left`
    }`,
} as const;

/** Words of the histogram and its handle. */
export const histogramWords = {
  title: "How close is each text to the nearest one before it?",
  axis: "texts by ROUGE-L score",
  how: "drag θ, or ← → by 0.01 · no request is made",
  otherTokens: "scores as recorded; with other tokens, seeds or rules they change",
  field: "θ, by number",
  slider: "θ: texts above it are set aside",
  kept: "kept",
  tooClose: "too close",
  goes: "would go",
  comes: "would come back",
  recorded: (theta: number) => `recorded ${thetaWords(theta)}`,
  bin: (bin: number) => (bin === 100 ? "1.00" : `${thetaWords(bin / 100)}–${thetaWords((bin + 1) / 100)}`),
  open: "click for the texts",
} as const;

/** Words of the what-if beside the histogram. */
export const whatIfWords = {
  title: "What if θ had been different?",
  of: (view: FilterView) => `kept, of the same ${counted(view.generated, "text")}`,
  atRecorded: "Move θ, or change tokens, seeds or rules, to see what they would have kept.",
  compare: "Compare Self-Instruct’s 0.70 with SEDI’s 0.85",
  compareEnd: "Back to the handle",
  compared: "Paper rules at both. Self-Instruct also asks otherwise: this is the filter alone.",
  filterOnly: "filter effect only",
  seedsReplaced: "Filter effect only: this filter chose new seeds.",
  afterGoal: (texts: number) =>
    `${counted(texts, "text came after the goal and is", "texts came after the goal and are")} counted here too.`,
  through: (requests: number) => `through request ${count(requests)}`,
  notReached: (requests: number) => `not reached in the recorded ${counted(requests, "request")}`,
  later: "known when the run pauses",
  progress: ({ done, total, textsPerSecond, remainingMs }: Judging) =>
    [
      `Judging: ${wholePercent(done / Math.max(1, total))}`,
      ...(textsPerSecond === null ? [] : [`${count(textsPerSecond)} a second`]),
      ...(remainingMs === null || remainingMs < 100 ? [] : [`${duration(remainingMs)} left`]),
    ].join(", "),
  sweep: (done: number, all: number) => `${count(done)} of ${count(all)} exact`,
  rows: {
    kept: "Kept so far",
    keptOfSame: "Kept of the same texts",
    setAside: "Set aside",
    requests: (kept: number | null) => (kept === null ? "Requests" : `Requests for ${count(kept)}`),
    tokens: "Their tokens",
    cost: "Their cost",
  },
  interval: "95 % interval by drawing requests anew",
} as const;

type Judging = Readonly<{
  done: number;
  total: number;
  textsPerSecond: number | null;
  remainingMs: number | null;
}>;

/** A difference with its sign: +38, −295, 0. */
export function changeWords(change: number): string {
  return change === 0 ? "0" : `${change > 0 ? "+" : "−"}${count(Math.abs(change))}`;
}

/** What going on with another filter means, in one sentence. */
export function outlookSentence(outlook: ChildOutlook): string {
  const { judgedAgain, kept, goal, trainedBatches } = outlook;
  const left = kept === null ? "" : `; ${count(kept)} of them are kept then`;
  const anew =
    trainedBatches === 0
      ? "no batch was trained yet"
      : `${counted(trainedBatches, "batch is", "batches are")} composed and trained anew`;
  return `${counted(judgedAgain, "recorded text is", "recorded texts are")} judged again without a request${left}, their vectors are used again, ${anew}, and then the run goes on asking until ${count(goal)} are kept.`;
}
