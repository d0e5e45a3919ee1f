import type {
  SeedFate,
  SeedName,
  SeedOutlook,
  SeedRow,
  SeedStory,
  SeedWindow,
} from "../../electron/nouns/seedView.ts";
import { count, counted } from "./numbers.ts";

const three = new Intl.NumberFormat("en", { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** A seed score with three places. */
export function scoreWords(score: number): string {
  return three.format(score);
}

/** How a seed's id is written: g before those that were grown (ui.md part 10). */
export function nameWords({ id, isGrown }: SeedName): string {
  return isGrown ? `g${count(id)}` : count(id);
}

/** "yours" or "grown, 2" with its generation. */
export function originWords({ isGrown, generation }: Pick<SeedRow, "isGrown" | "generation">): string {
  return isGrown ? `grown, ${count(generation)}` : "yours";
}

/** A closed window as the Loop calls it, by its steps: "window 21–30". */
export function windowWords({ firstStep, lastStep }: Pick<SeedWindow, "firstStep" | "lastStep">): string {
  return `window ${count(firstStep)}–${count(lastStep)}`;
}

/** What the last column says of a seed; empty while nothing is to be said. */
export function fateWords(fate: SeedFate): string {
  switch (fate.kind) {
    case "stays":
      return "";
    case "nextToLeave":
      return "next to leave";
    case "tooNew":
      return "too new";
    case "mustStay":
      return "must stay";
    case "replaced":
      return `${windowWords(fate)}, for ${nameWords(fate.by)}`;
    case "retired":
      return "taken out by you";
    case "edited":
      return `edited, now ${nameWords(fate.into)}`;
    case "ofEarlierRun":
      return "of an earlier run";
    default:
      return `${windowWords(fate)} undone`;
  }
}

/** How a seed that is out of the bed left it. */
export function leftSentence(fate: SeedFate): string {
  switch (fate.kind) {
    case "replaced":
      return `Left in ${windowWords(fate)}; ${nameWords(fate.by)} came in for it.`;
    case "retired":
      return "You took it out of the bed.";
    case "edited":
      return `You edited it; it goes on as ${nameWords(fate.into)}.`;
    case "undone":
      return `It came in with ${windowWords(fate)}, which you undid.`;
    case "ofEarlierRun":
      return "A window of an earlier run let it in, so it stands in that run's requests. The windows of this run choose anew.";
    default:
      return "";
  }
}

/** What the open window would do, and what that means for this seed. */
export function outlookSentence(outlook: SeedOutlook, seed: SeedStory): string {
  switch (outlook.kind) {
    case "noRun":
      return "Nothing is grown yet. Seeds change when windows of ten batches close.";
    case "untrained":
      return "This run trains no model, so no window closes and no seed is replaced.";
    case "off":
      return "Replacement is switched off in this run.";
    case "over":
      return "The goal is met. No request follows, so no seed changes any more.";
    case "tooSmall":
      return `Seeds are replaced from ${count(outlook.least)} on, and there are ${count(outlook.pool)}. Add seeds to close the loop.`;
    default:
      return `${windowSentence(outlook)} ${standingSentence(outlook, seed)}`.trim();
  }
}

type Open = Extract<SeedOutlook, { kind: "open" }>;

function windowSentence({ firstStep, lastStep, stepsLeft, most, next }: Open): string {
  const closes = `Window ${count(firstStep)}–${count(lastStep)} closes in ${counted(stepsLeft, "batch", "batches")} and may change up to ${counted(most, "seed")}.`;
  if (next.length === 0) {
    return `${closes} None may leave now: each has too few texts, is pinned, or is yours and must stay.`;
  }
  return `${closes} Lowest with enough evidence: ${listed(next.map(nameWords))}.`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function standingSentence(outlook: Open, seed: SeedStory): string {
  if (!seed.isInBed) return "";
  if (seed.fate.kind === "nextToLeave") return "This one would go.";
  if (seed.isRestored) return "This one stays: it was replaced once and you put it back.";
  if (seed.isPinned) return "This one stays: it is pinned.";
  if (seed.score === null || seed.generated < outlook.minGenerated) {
    return `This one stays: it has brought ${count(seed.generated)} of the ${count(outlook.minGenerated)} texts it is judged by.`;
  }
  if (seed.fate.kind === "mustStay") return "This one stays: a share of your own seeds does.";
  if (outlook.floor === null) return "";
  return `This one stays: ${scoreWords(seed.score)} is above ${scoreWords(outlook.floor)}.`;
}

/** What an empty tab says. */
export function emptyTab(tab: "bed" | "replaced" | "aside", search: string): string {
  if (search !== "") return `No seed contains “${search}”.`;
  return {
    bed: "The bed is empty. Add seeds to grow.",
    replaced: "No seed has left the bed.",
    aside: "No line was set aside.",
  }[tab];
}

/** What became of an act, for the notice that can undo it. */
export const actWords = {
  retired: (name: string) => `Seed ${name} is out of the bed.`,
  restored: (name: string) => `Seed ${name} is in the bed again.`,
  pinned: (name: string) => `Seed ${name} is pinned. No window takes it.`,
  unpinned: (name: string) => `Seed ${name} is no longer pinned.`,
  edited: (name: string) => `Seed ${name} is replaced by your edit.`,
  added: (name: string) => `Your seed is in the bed as ${name}.`,
  undoneSteps: ({ firstStep, lastStep }: SeedWindow, seeds: number) =>
    `Window ${count(firstStep)}–${count(lastStep)} is undone: ${counted(seeds, "seed is", "seeds are")} back.`,
} as const;

/** What is said over a table that shows a part of a very large bed. */
export function cappedWords(shown: number, all: number): string {
  return `${count(shown)} of ${count(all)} seeds are shown; search and sort go by these.`;
}
