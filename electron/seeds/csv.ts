import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Piece } from "./pieces.ts";

/** Columns that make a table of tasks; `input` may be missing. */
const wanted = ["instruction", "output"];

const NOT_CSV = "has a quote that is not closed";

const cells = z.array(z.string());
const told = z.object({
  record: z.record(z.string(), z.string()),
  raw: z.string(),
  info: z.object({ lines: z.number() }),
});

/** Whether a text is a table whose first line names an instruction and an output. */
export function isCsv(text: string): boolean {
  const end = text.search(/\r?\n/);
  const rows = end < 0 ? [] : headOf(text.slice(0, end));
  return wanted.every((column) => rows.includes(column));
}

/**
 * The rows of a CSV text as JSON objects by column, each with the line it starts on; a row that breaks the rules of
 * quotes is given as it stands, with its reason.
 */
export function csvPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  // The parser counts a line end of two characters twice inside quotes.
  const rows = parse(text.replaceAll("\r\n", "\n"), {
    bom: true,
    columns: namesOf,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, raw = "") => {
      pieces.push({ line: startOf(raw, Number(error?.["lines"])), text: raw.trim(), reason: NOT_CSV });
      return undefined;
    },
  });
  for (const row of rows) {
    const { record, raw, info } = told.parse(row);
    pieces.push({ line: startOf(raw, info.lines), text: JSON.stringify(record) });
  }
  return pieces.toSorted((one, other) => one.line - other.line);
}

/** The line on which a row starts that ends on line `end`. */
function startOf(raw: string, end: number): number {
  return end - raw.trim().split("\n").length + 1;
}

function headOf(line: string): readonly string[] {
  try {
    return namesOf(cells.parse(parse(line, { bom: true })[0] ?? []));
  } catch {
    return [];
  }
}

function namesOf(header: readonly string[]): string[] {
  return header.map((name) => name.trim().toLowerCase());
}
