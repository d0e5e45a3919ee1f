import type { CardFacts, FeedbackFacts, RowFacts } from "./cardFacts.ts";
import { cardHeader } from "./cardHeader.ts";
import { counted, number, percent, short } from "./figures.ts";
import type { DatasetFormat } from "./row.ts";

const BUILT_IN_LINE =
  "The built-in writer is a very small model that runs on the processor. Its facts, sums, code and " +
  "translations are often wrong: this data shows how the loop works; review every row before you train on it.";

const COLUMNS: Readonly<Record<DatasetFormat, string>> = {
  messages: "- `messages`: the request and its answer, as a list of `role` and `content`",
  alpaca: "- `instruction`, `input` (may be empty), `output`",
};

/** The data set's card: README.md with the YAML header that the Hub and `datasets` read. */
export function card(
  facts: CardFacts,
  rows: RowFacts,
  how: { readonly format: DatasetFormat; readonly license: string | null },
): string {
  const { title, languages } = facts;
  const sections = [
    cardHeader({ title: oneLine(title), languages, license: how.license, rowCount: rows.rowCount }),
    `# ${oneLine(title)}\n`,
    `${summary(facts, rows)}\n`,
    ...(facts.writer.kind === "builtin" ? [`${BUILT_IN_LINE}\n`] : []),
    `## How it was made\n\n${bullets(howItWasMade(facts, rows))}`,
    `## What was dropped\n\n${bullets(droppedLines(facts))}`,
    `## What was marked\n\n${bullets(markedLines(rows))}`,
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
    `${counted(facts.initialSeedCount, "seed", "seeds")} by ${writerName(facts)}.`;
  return `${grown} ${closureLine(facts.feedback)}`;
}

function closureLine(feedback: FeedbackFacts | null): string {
  if (feedback === null) return "Closure 0: no model was trained beside the writer, so no seed was replaced.";
  if (feedback.closure === 0) {
    return "Closure 0: no row came from a prompt that held a seed which came in by replacement; the feedback loop did not close.";
  }
  return `Closure ${percent(feedback.closure)}: that share of rows came from a prompt that held a seed which came in by replacement.`;
}

function writerName({ writer }: CardFacts): string {
  return writer.kind === "builtin" ? `the built-in writer (${oneLine(writer.model)})` : oneLine(writer.model);
}

function howItWasMade(facts: CardFacts, rows: RowFacts): string[] {
  const rejected = facts.rejectedByPersonCount;
  return [
    `Made with Seedbed ${facts.seedbedVersion}, after SEDI-INSTRUCT, preset ${facts.preset}. \`seedbed_run.json\` holds every setting.`,
    `Writer: ${writerName(facts)}.`,
    `A candidate was too close when its ROUGE-L to a kept row or an initial seed was greater than ${facts.threshold}.`,
    `${counted(facts.candidateCount, "task was", "tasks were")} written; ${number(rows.rowCount)} are in this data set.`,
    ...(rejected === 0 ? [] : [`${number(rejected)} kept by the filter, rejected by a person.`]),
  ];
}

function droppedLines({ dropped, candidateCount }: CardFacts): string[] {
  const total = dropped.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number) => percent(candidateCount === 0 ? 0 : count / candidateCount);
  return [
    `${number(total)} of ${number(candidateCount)} written tasks (${share(total)}).`,
    ...dropped.map(({ rule, count }) => `${oneLine(rule)}: ${number(count)} (${share(count)})`),
  ];
}

function markedLines({ rowCount, markedRowCount, marks }: RowFacts): string[] {
  return [
    `${number(markedRowCount)} of ${counted(rowCount, "row", "rows")} (${percent(markedRowCount / rowCount)}) carry a mark; they are in the data set, named in the column \`marks\`.`,
    ...marks.map(({ mark, count }) => `${oneLine(mark)}: ${number(count)} (${percent(count / rowCount)})`),
  ];
}

function feedbackLines(feedback: FeedbackFacts | null): string[] {
  if (feedback === null) return ["No model was trained beside the writer; the seeds stayed as they were."];
  return [
    `Windows: ${number(feedback.windowCount)}. Replacements: ${number(feedback.replacementCount)}, of which ${number(feedback.replacementInForceCount)} in force before the last prompt.`,
    `Closure: ${percent(feedback.closure)} of the whole run, ${percent(feedback.closureLastQuarter)} of its last quarter.`,
    feedback.lagMedianPrompts === null
      ? "Lag: none, because no prompt could draw a seed that came in."
      : `Lag in prompts from a window's last step to the first prompt that can draw its seeds: median ${short(feedback.lagMedianPrompts)}${feedback.lagP90Prompts === null ? "" : `, 90th percentile ${short(feedback.lagP90Prompts)}`}.`,
  ];
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

\`train.jsonl\` holds the same rows as JSON lines.
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
