import { Failure } from "../nouns/failure.ts";
import type { Project } from "../store/project.ts";
import type { CardFacts } from "./cardFacts.ts";
import { ExportError } from "./exportError.ts";
import { writeDataset } from "./folder.ts";
import type { WrittenDataset } from "./folder.ts";
import type { DatasetFormat, DatasetRow } from "./row.ts";
import { insertExport, keptRows } from "./tables.ts";

/** Rows read at a time, so that no database statement stays open while files are written. */
const pageRows = 2000;

/**
 * Exports exactly the kept rows of a run that no person rejected, in the order kept, and records it.
 * Throws Failure `export-refused`; then nothing half-written stays and no fact is added.
 */
export async function exportDataset(
  project: Project,
  wanted: Readonly<{
    run: number;
    folder: string;
    format: DatasetFormat;
    license: string | null;
    facts: CardFacts;
    runJson: Readonly<Record<string, unknown>>;
  }>,
  now: number,
): Promise<WrittenDataset> {
  try {
    const { run, format, license } = wanted;
    const written = await writeDataset({ ...wanted, rows: rowsOf(project, run) });
    project.write((db) =>
      insertExport(
        db,
        { run, format, license, rows: written.rows, files: JSON.stringify(written.files) },
        now,
      ),
    );
    return written;
  } catch (error) {
    if (error instanceof ExportError) throw new Failure("export-refused", error.sentence, { cause: error });
    throw error;
  }
}

function* rowsOf(project: Project, run: number): Generator<DatasetRow> {
  let after = 0;
  for (;;) {
    const page = keptRows(project.db, run, after, pageRows);
    yield* page.rows;
    if (page.last === null) return;
    after = page.last;
  }
}
