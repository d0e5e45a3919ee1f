import type {
  Explanation,
  PairView,
  ReviewState,
  SideOfPair,
  TextRef,
} from "../../electron/nouns/filterView.ts";
import { ruleFacts, type RuleLimit, type RuleName } from "../../electron/nouns/ruleChoices.ts";
import type { TokenizerName } from "../../electron/nouns/tokenizer.ts";
import { wordsInOrder } from "./instructions.ts";
import { count, counted, percent, twoPlaces } from "./numbers.ts";
import { ruleTitle } from "./rules.ts";

/** Words of the lower half of the Filter screen: reasons, texts and the pair. */
export const lowerWords = {
  setAside: "Set aside",
  marked: "Marked, and kept",
  byPerson: "Kept by you",
  silent: (rules: number) =>
    rules === 1 ? "1 rule that set nothing aside" : `${count(rules)} rules that set nothing aside`,
  change: "Change the rules…",
  newest: (reason: string) => `${ruleTitle(reason)}, newest first`,
  newer: (texts: number) => `${count(texts)} newer`,
  instruction: "Instruction",
  score: "Score",
  request: "Request",
  reading: "Reading the texts",
  readingPair: "Comparing the texts",
  keep: "Keep it anyway",
  leave: "Leave it out",
  /** What keeping means. */
  keeping: "It goes into the data set; the loop’s own count stays.",
  kept: "Kept anyway. It goes into the data set; the loop’s own count stays.",
  left: "Left out. It stays out of the data set.",
  /** What was said of a text, for the pair. */
  said: {
    keep: "You keep it: it goes into the data set; the loop’s own count stays.",
    leave_out: "You leave it out.",
  } satisfies Readonly<Record<NonNullable<ReviewState>, string>>,
  /** The same, for a row. */
  sign: { keep: "kept by you", leave_out: "left out by you" } satisfies Readonly<
    Record<NonNullable<ReviewState>, string>
  >,
  isKept: (number: number) => `The filter kept it as instruction ${count(number)}.`,
  building: "The nearest texts follow when the index is ready.",
  noIndex: "Without the index no nearest text can be found.",
  noTokens: "No token of one text stands in the other.",
  tooLong: "too long to mark",
  unfold: (characters: number) => `Show all ${count(characters)} characters`,
  fold: "Show less",
  alone: "No text stood in the pool before it.",
  next: "Next nearest:",
  all: (texts: number) => `all ${count(texts)}`,
  fewer: "fewer",
  toNearest: "Back to the nearest",
  compare: "Compare with…",
  compareLabel: "Instruction or seed",
  compareExample: "4,880 or seed 74",
  compareNot: "Write the number of an instruction, or seed and its number.",
  compareNone: (number: number) => `No instruction was kept as ${count(number)}.`,
  compareShow: "Compare",
  findings: "What each rule finds",
  rule: "Rule",
  found: "Found",
  limit: "Limit",
} as const;

/** What an empty list says. */
export function noTextsWords(reason: string, group: "setAside" | "marked" | "byPerson"): string {
  if (group === "byPerson") return "You have kept nothing that the filter set aside.";
  const title = ruleTitle(reason);
  return group === "marked" ? `No kept text is marked “${title}”.` : `No text is set aside as “${title}”.`;
}

/** What became of a text: "Set aside at 0.89", "Kept at 0.62", or the rule that spoke. */
export function verdictWords({ rule, score }: Pick<Explanation, "rule" | "score">): string {
  const at = score === null ? "" : ` at ${twoPlaces(score)}`;
  if (rule === null) return `Kept${at}`;
  return rule === "too_close" ? `Set aside${at}` : ruleTitle(rule);
}

/** How much two texts have in common, in what the tokenizer makes of them. */
export function sharedWords(shared: number, tokenizer: TokenizerName): string {
  if (shared === 0) return "nothing in common";
  if (tokenizer === "rouge-score" || tokenizer === "unicode-words") return wordsInOrder(shared);
  return shared === 1
    ? "1 character or word in common"
    : `${count(shared)} characters or words in the same order`;
}

/** How a text is called: "instruction 4,880", "seed 74", "text id 12" for one that was set aside. */
export function sideName({ ref, keptNumber }: Pick<SideOfPair, "ref" | "keptNumber">): string {
  if (ref.kind === "seed") return `seed ${count(ref.id)}`;
  return keptNumber === null ? `text id ${count(ref.id)}` : `instruction ${count(keptNumber)}`;
}

/** The same among neighbours, of which most are instructions: "3,117", "seed 74". */
export function neighbourName(side: Pick<SideOfPair, "ref" | "keptNumber">): string {
  return side.ref.kind === "instruction" && side.keptNumber !== null
    ? count(side.keptNumber)
    : sideName(side);
}

/** The two shares as they are counted: "precision 12/12 · recall 12/15". */
export function sharesWords({ shared, first, second }: PairView): string {
  return `precision ${shared}/${first.tokens} · recall ${shared}/${second.tokens}`;
}

/** The score spelt out and held against θ: "F = 2·P·R / (P+R) = 0.889 > 0.85". */
export function scoreWords(score: number, theta: number): string {
  const sign = score > theta ? ">" : "≤";
  // Three places could write two numbers alike that are not.
  const places = Number(score.toFixed(3)) === theta && score !== theta ? 6 : 3;
  return `F = 2·P·R / (P+R) = ${score.toFixed(places)} ${sign} ${twoPlaces(theta)}`;
}

/** The first limit of a rule; null where it goes by no number. */
export function firstLimit(rule: RuleName): RuleLimit | null {
  return ruleFacts[rule].limits[0] ?? null;
}

/** A measured value or a limit in its unit: "45.0 %", "0.94", "212 words". */
export function measureWords(value: number, unit: RuleLimit["unit"]): string {
  switch (unit) {
    case "share":
      return percent(value);
    case "ROUGE-L":
      return value.toFixed(2);
    case "words":
      return counted(value, "word");
    default:
      return counted(value, "byte");
  }
}

const limitSides: Readonly<Record<string, string>> = {
  above: "over",
  below: "under",
  atMost: "up to",
  fromWords: "from",
};

/** Where a rule begins to speak: "over 0.85", "up to 3 words". */
export function limitWords({ key, unit }: Pick<RuleLimit, "key" | "unit">, value: number): string {
  return `${limitSides[key] ?? ""} ${measureWords(value, unit)}`.trim();
}

const measured: Readonly<Partial<Record<RuleName, string>>> = {
  echo: "of the answer with its task",
  copy_of_prompt_seed: "of the instruction with a seed of its request",
  repetition: "of the runs of four words repeat",
  few_letters: "letters",
};

/** What a rule found, with its limit: "ROUGE-L 0.94 of the answer with its task, limit 0.90"; null without a number. */
export function findingWords(
  rule: RuleName,
  value: number | null,
  limits: Readonly<Record<string, number>>,
): string | null {
  const limit = firstLimit(rule);
  const at = limit === null ? undefined : limits[limit.key];
  if (limit === null || value === null || at === undefined) return null;
  const unit = limit.unit === "ROUGE-L" ? "ROUGE-L " : "";
  const what = measured[rule] === undefined ? "" : ` ${measured[rule]}`;
  return `${unit}${measureWords(value, limit.unit)}${what}, limit ${measureWords(at, limit.unit)}`;
}

/** What a person may write to compare with: a seed by its id, an instruction by its number; null: neither. */
export function writtenText(written: string): TextRef | null {
  const found = /^(?:(seed|s|g)|(?:instruction|no\.?)?)\s*#?(\d[\d,]*)$/i.exec(written.trim());
  const id = Number((found?.[2] ?? "").replaceAll(",", ""));
  if (found === null || !Number.isSafeInteger(id) || id < 1) return null;
  return { kind: found[1] === undefined ? "instruction" : "seed", id };
}
