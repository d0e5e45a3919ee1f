import type { ExportChoice, ExportPreview } from "../nouns/exportView.ts";
import type { ReadableDb } from "../store/readable.ts";
import { card } from "./card.ts";
import type { CardFacts } from "./cardFacts.ts";
import { jsonLine } from "./jsonl.ts";
import { datasetRecord } from "./row.ts";
import { chosenRows } from "./step.ts";
import { keptCounts } from "./tables.ts";

const shownRows = 3;

/** What an export of a run with this choice would hold: counts, card, first rows and run file. Writes nothing. */
export function exportPreview(
  db: ReadableDb,
  run: number,
  choice: ExportChoice,
  { facts, runJson }: Readonly<{ facts: CardFacts; runJson: Readonly<Record<string, unknown>> }>,
): Omit<ExportPreview, "folder"> {
  const { rows, marked, marks } = keptCounts(db, run, choice);
  const kept = keptCounts(db, run, { leftOut: [] }).rows;
  const inFile = marks.filter(({ mark }) => !choice.leftOut.includes(mark));
  return {
    keptRows: kept,
    rows,
    marks,
    card: card(facts, { rowCount: rows, markedRowCount: marked, marks: inFile }, choice),
    firstRows: firstLines(db, run, choice),
    runFile: JSON.stringify(runJson, null, 2),
  };
}

function firstLines(db: ReadableDb, run: number, choice: ExportChoice): readonly string[] {
  const lines: string[] = [];
  for (const row of chosenRows(db, run, choice)) {
    if (lines.length === shownRows) break;
    lines.push(jsonLine(datasetRecord(row, choice.format)).trimEnd());
  }
  return lines;
}
