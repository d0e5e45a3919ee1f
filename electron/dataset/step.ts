import { Failure } from "../nouns/failure.ts";
import type { Project } from "../store/project.ts";
import type { ReadableDb } from "../store/readable.ts";
import type { CardFacts } from "./cardFacts.ts";
import { ExportError } from "./exportError.ts";
import { writeDataset } from "./folder.ts";
import type { WrittenDataset } from "./folder.ts";
import type { DatasetFormat } from "../nouns/exportView.ts";
import type { DatasetRow } from "./row.ts";
import { insertExport, keptRows, personRows } from "./tables.ts";
import type { Chosen } from "./tables.ts";
import type { Watching } from "./rowFiles.ts";

/** Rows read at a time, so that no database statement stays open while files are written. */
const pageRows = 2000;

/**
 * Exports exactly the chosen ones of the kept rows of a run, in the order kept, then those that a person kept anyway,
 * and records it.
 * Throws Failure `export-refused`, also when the signal ended it; then nothing half-written stays and no fact
 * is added.
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
  }> &
    Partial<Chosen>,
  now: number,
  watching: Watching = {},
): Promise<WrittenDataset> {
  try {
    const { run, format, license, leftOut = [] } = wanted;
    const rows = chosenRows(project.db, run, { leftOut });
    const written = await writeDataset({ ...wanted, rows }, watching);
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
    if (watching.signal?.aborted === true) {
      throw new Failure("export-refused", "The export was called off; nothing was written.", {
        cause: error,
      });
    }
    throw error;
  }
}

/** The chosen rows of a run in the order kept, then what a person kept anyway by candidate; a page at a time. */
export function* chosenRows(db: ReadableDb, run: number, chosen: Chosen): Generator<DatasetRow> {
  for (let after: number | null = 0; after !== null;) {
    const page = keptRows(db, run, chosen, after, pageRows);
    yield* page.rows;
    after = page.last;
  }
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows = personRows(db, run, chosen, after, pageRows);
    yield* rows;
    after = rows.at(-1)?.id;
  }
}
