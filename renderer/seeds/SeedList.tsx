import type { RefObject } from "react";
import type { SeedRow, SeedTable } from "../../electron/nouns/seedView.ts";
import { Notice } from "../parts/Notice.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { cappedWords, emptyTab } from "../words/seedTable.ts";
import { SeedGrid, type GridPlace } from "./SeedGrid.tsx";
import styles from "./Seeds.module.css";

type SeedListProps = Readonly<{
  gridRef: RefObject<HTMLDivElement | null>;
  rows: readonly SeedRow[];
  table: SeedTable | null;
  failure: string | null;
  place: GridPlace;
}>;

/** The rows of a tab, or why there are none; a failed reading stands above what is shown. */
export function SeedList({ gridRef, rows, table, failure, place }: SeedListProps) {
  const { tab, search } = place.address;
  return (
    <>
      {failure !== null && (
        <div className={styles["notice"]}>
          <Notice kind="failed">{failure}</Notice>
        </div>
      )}
      {table === null && failure === null && <Waiting rows={16} label="Reading the seeds" />}
      {table !== null && rows.length === 0 && (
        <p className={styles["empty"]}>{emptyTab(tab === "bed" ? "bed" : "replaced", search)}</p>
      )}
      {table !== null && table.rows.length < allOf(table, tab) && (
        <p className={styles["capped"]}>{cappedWords(table.rows.length, allOf(table, tab))}</p>
      )}
      {rows.length > 0 && (
        <SeedGrid key={tab} gridRef={gridRef} rows={rows} floor={table?.floor ?? null} place={place} />
      )}
    </>
  );
}

/** How many seeds a tab has in all; a very large bed is sent in part. */
function allOf({ counts }: SeedTable, tab: GridPlace["address"]["tab"]): number {
  return tab === "bed" ? counts.bed : counts.out;
}
