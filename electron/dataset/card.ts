import type { CardFacts, EarlierRunFacts, FeedbackFacts, RowFacts, WriterFacts } from "./cardFacts.ts";
import { cardHeader } from "./cardHeader.ts";
import { counted, number, percent, short } from "./figures.ts";
import type { DatasetFormat } from "../nouns/exportView.ts";
import { ruleSentence } from "./ruleSentence.ts";

/** Below this the clusters are told to be mostly chance (ALGORITHMS 6b, R7). */
const LEAST_STABILITY = 0.3;

const BUILT_IN_LINE =
  "The built-in writer is a very small model that runs on the processor. Its facts, sums, code and " +
  "translations are often wrong: this data shows how the loop works; review every row before you train on it.";

const COLUMNS: Readonly<Record<DatasetFormat, string>> = {
  messages: "- `messages`: the request and its answer, as a list of `role` and `content`",
  alpaca: "- `instruction`, `input` (may be empty), `output`",
  sharegpt: "- `conversations`: the request and its answer, as a list of `from` (human, gpt) and `value`",
};

/** The data set's card: README.md with the YAML header that the Hub and `datasets` read. */
export function card(
  facts: CardFacts,
  rows: RowFacts,
  how: {
    readonly format: DatasetFormat;
    readonly license: string | null;
    /** Marks whose rows stay out of the data set. */
    readonly leftOut?: readonly string[];
  },
): string {
  const { title, languages } = facts;
  const sections = [
    cardHeader({ title: oneLine(title), languages, license: how.license, rowCount: rows.rowCount }),
    `# ${oneLine(title)}\n`,
    `${summary(facts, rows)}\n`,
    ...(facts.writers.some(({ kind }) => kind === "builtin") ? [`${BUILT_IN_LINE}\n`] : []),
    `## How it was made\n\n${bullets(howItWasMade(facts, rows))}`,
    `## What was dropped\n\n${bullets(droppedLines(facts))}`,
    `## What was marked\n\n${bullets(markedLines(rows, how.leftOut ?? []))}`,
    `## Feedback\n\n${bullets(feedbackLines(facts.feedback))}`,
    `## Columns\n\n${columns(how.format)}`,
    `## Load it\n\n${LOADING}`,
    `## Licence\n\n${licenseLine(how.license)}\n`,
  ];
  return sections.join("\n");
}

function summary(facts: CardFacts, rows: RowFacts): string {
  const grown =
    `${counted(rows.rowCount, "instruction", "instructions")} grown from ` +
    `${counted(facts.initialSeedCount, "seed", "seeds")} by ${writerNames(facts)}.`;
  return `${grown} ${closureLine(facts.feedback)}`;
}

function closureLine(feedback: FeedbackFacts | null): string {
  if (feedback === null) return "Closure 0: no model was trained beside the writer, so no seed was replaced.";
  if (feedback.closure === 0) {
    return "Closure 0: no row came from a prompt that held a seed which came in by replacement; the feedback loop did not close.";
  }
  return `Closure ${percent(feedback.closure)}: that share of rows came from a prompt that held a seed which came in by replacement.`;
}

function writerNames({ writers }: CardFacts): string {
  const [only, ...others] = writers;
  if (only !== undefined && others.length === 0) return writerName(only);
  const named = writers.map((writer) => `${writerName(writer)} (${counted(writer.rowCount, "row", "rows")})`);
  return new Intl.ListFormat("en-GB").format(named);
}

function writerName({ kind, model }: WriterFacts): string {
  return kind === "builtin" ? `the built-in writer (${oneLine(model)})` : oneLine(model);
}

function howItWasMade(facts: CardFacts, rows: RowFacts): string[] {
  const { rejectedByPersonCount: rejected, keptByPersonCount: kept } = facts;
  return [
    `Made with Seedbed ${facts.seedbedVersion}, after SEDI-INSTRUCT, preset ${facts.preset}. \`seedbed_run.json\` holds every setting.`,
    `${facts.writers.length === 1 ? "Writer" : "Writers"}: ${writerNames(facts)}.`,
    ...filterLines(facts),
    ...facts.earlierRuns.map(earlierRunLine),
    `${counted(facts.candidateCount, "task was", "tasks were")} written; ${number(rows.rowCount)} are in this data set.`,
    ...stabilityLines(facts.clusterStability),
    ...(rejected === 0 ? [] : [`${number(rejected)} kept by the filter, rejected by a person.`]),
    ...(kept === 0 ? [] : [`${number(kept)} set aside by the filter, kept by a person.`]),
  ];
}

/** By what candidates were judged; the usual numbers of rules are not told. */
function filterLines({ threshold, filter }: CardFacts): string[] {
  const { language, tokenizer, seedsInPool, rulesOff, rulesChanged } = filter;
  const other = seedsInPool ? "a kept row or an initial seed" : "a kept row";
  const changed = rulesChanged.map(
    ({ rule, limit, value, usual }) => `\`${rule}.${limit}\` ${value} (usual ${usual})`,
  );
  return [
    `A candidate was too close when its ROUGE-L to ${other} was greater than ${threshold}.`,
    `Language: ${language}. ROUGE-L compared the tokens of \`${tokenizer}\`.`,
    ...(rulesOff.length === 0 ? [] : [`Rules that were off: ${rulesOff.map(asCode).join(", ")}.`]),
    ...(changed.length === 0 ? [] : [`Rules with other numbers: ${changed.join(", ")}.`]),
  ];
}

function asCode(name: string): string {
  return `\`${name}\``;
}

/** The replies of these requests count by this run's filter; their seeds are those of the run that asked them. */
function earlierRunLine({ threshold, firstPrompt, lastPrompt }: EarlierRunFacts): string {
  return `Requests ${number(firstPrompt)} to ${number(lastPrompt)} were asked in an earlier run, whose threshold was ${threshold}; their replies were judged again by this run's filter. They hold seeds that windows of that run let in, and closure counts these too.`;
}

function stabilityLines(stability: number | null): string[] {
  if (stability === null) return [];
  const told = `Cluster stability ${short(stability)}`;
  if (stability >= LEAST_STABILITY) return [`${told}.`];
  return [
    `${told}, below ${LEAST_STABILITY}: refitted on half of the rows most clusters come out otherwise, so the column \`cluster\` is mostly chance.`,
  ];
}

/** Shares are of the tasks that were judged: those over the goal were not. */
function droppedLines(facts: CardFacts): string[] {
  const { dropped, candidateCount, overGoalCount, unreadableCount } = facts;
  const total = dropped.reduce((sum, { count }) => sum + count, 0);
  const judged = candidateCount - overGoalCount;
  const share = (count: number) => percent(judged === 0 ? 0 : count / judged);
  const most = dropped.toSorted((a, b) => b.count - a.count);
  return [
    `${number(total)} of ${counted(judged, "judged task", "judged tasks")} (${share(total)}).`,
    ...most.map(
      ({ rule, count }) => `${number(count)} (${share(count)}): ${oneLine(ruleSentence(rule, facts.filter))}`,
    ),
    ...(overGoalCount === 0
      ? []
      : [`Not judged: ${counted(overGoalCount, "task", "tasks")} that came after the goal was reached.`]),
    `Unreadable: ${counted(unreadableCount, "task", "tasks")} of the replies, broken off or not in the form that was asked for.`,
  ];
}

function markedLines({ rowCount, markedRowCount, marks }: RowFacts, leftOut: readonly string[]): string[] {
  return [
    `${number(markedRowCount)} of ${counted(rowCount, "row", "rows")} (${percent(rowCount === 0 ? 0 : markedRowCount / rowCount)}) carry a mark; they are in the data set, named in the column \`marks\`.`,
    ...(leftOut.length === 0 ? [] : [`Left out: rows marked ${leftOut.map(oneLine).join(", ")}.`]),
    ...marks.map(({ mark, count }) => `${oneLine(mark)}: ${number(count)} (${percent(count / rowCount)})`),
  ];
}

function feedbackLines(feedback: FeedbackFacts | null): string[] {
  if (feedback === null) return ["No model was trained beside the writer; the seeds stayed as they were."];
  return [
    `Windows: ${number(feedback.windowCount)}. Replacements: ${number(feedback.replacementCount)}, of which ${number(feedback.replacementInForceCount)} in force before the last prompt.`,
    `Closure: ${percent(feedback.closure)} of the whole run, ${percent(feedback.closureLastQuarter)} of its last quarter.`,
    lagLine(feedback),
  ];
}

/** What is counted: replace/tables.ts, a window's `lag_prompts`. */
function lagLine({ lagMedianPrompts, lagP90Prompts }: FeedbackFacts): string {
  if (lagMedianPrompts === null) return "Lag: none, because no prompt could draw a seed that came in.";
  const p90 = lagP90Prompts === null ? "" : `, 90th percentile ${short(lagP90Prompts)}`;
  return `Lag: median ${short(lagMedianPrompts)} prompts${p90}. It counts the prompts asked after the newest one whose rows stand in a window's last batch and before the first that can draw the window's seeds.`;
}

function columns(format: DatasetFormat): string {
  return `${COLUMNS[format]}
- \`id\`: the instruction's number in the project
- \`writer\`: the model that wrote it
- \`nearest_score\`: ROUGE-L F (0 to 1) to the nearest row or seed that stood before it
- \`cluster\`: its cluster; empty where no batch held it
- \`marks\`: what the quality rules noted about it
`;
}

const LOADING = `\`\`\`python
from datasets import load_dataset

rows = load_dataset("path/to/this/folder", split="train")
\`\`\`

\`train.jsonl\` holds the same rows as JSON lines; \`dataset_info.json\` names it to LLaMA-Factory.
`;

function licenseLine(license: string | null): string {
  const terms = "The terms of the seeds and of the writer apply to their texts as well.";
  return license === null ? `No licence was chosen. ${terms}` : `${license}. ${terms}`;
}

function bullets(lines: readonly string[]): string {
  return `${lines.map((line) => `- ${line}`).join("\n")}\n`;
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, " ").trim();
}
