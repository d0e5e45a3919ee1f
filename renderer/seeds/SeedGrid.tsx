import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import type { SeedRow } from "../../electron/nouns/seedView.ts";
import { axisFrom } from "./axis.ts";
import { placeAfter } from "./gridKeys.ts";
import { SeedGridHeader } from "./SeedGridHeader.tsx";
import { SeedGridRow } from "./SeedGridRow.tsx";
import { HEADER_HEIGHT, useSeedRows } from "./useSeedRows.ts";
import type { SeedsPlace } from "./useSeedsPlace.ts";
import { classes } from "../parts/classes.ts";
import shared from "../parts/Rows.module.css";
import styles from "./SeedGrid.module.css";

export type GridPlace = Pick<SeedsPlace, "address" | "go" | "choose" | "close">;

type SeedGridProps = Readonly<{
  gridRef: RefObject<HTMLDivElement | null>;
  rows: readonly SeedRow[];
  floor: number | null;
  place: GridPlace;
}>;

/** The seeds as an ARIA grid of which only the rows in view stand in the page; the chosen one is in the address. */
export function SeedGrid({ gridRef, rows, floor, place: { address, go, choose, close } }: SeedGridProps) {
  const found = rows.findIndex((row) => row.id === address.seed);
  const chosen = found === -1 ? null : found;
  const { virtual, pageRows } = useSeedRows(gridRef, rows.length, chosen);
  const from = axisFrom(rows);
  function chooseAt(place: number): void {
    const row = rows[place];
    if (row !== undefined) choose(row.id);
  }
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const next = placeAfter(event.key, chosen, rows.length, pageRows);
    if (next !== null) chooseAt(next);
    else if (event.key === "Escape" && address.seed !== undefined) close();
    else if (event.key === "Enter") document.getElementById("seed-story")?.focus();
    else return;
    event.preventDefault();
  }
  return (
    <div
      ref={gridRef}
      className={classes(shared["grid"], styles["grid"])}
      data-keys="list"
      data-tab={address.tab}
      role="grid"
      aria-label="Seeds"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={chosen === null ? undefined : `seed-${rows[chosen]?.id}`}
      tabIndex={0}
      onClick={(event) => {
        const pressed = pressedPlace(event);
        if (pressed !== null) chooseAt(pressed);
      }}
      onKeyDown={press}
    >
      <SeedGridHeader
        address={address}
        from={from}
        onSort={(sort, isDown) => go({ ...address, sort, isDown }, true)}
      />
      <div className={shared["rows"]} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const top = start - HEADER_HEIGHT;
          const shown = { row, index, top, floor, from, isChosen: index === chosen };
          return <SeedGridRow key={row.id} {...shown} />;
        })}
      </div>
    </div>
  );
}

/** The place of the row that was pressed, null beside the rows. */
function pressedPlace(event: MouseEvent): number | null {
  const row = event.target instanceof Element ? event.target.closest("[data-place]") : null;
  return row instanceof HTMLElement ? Number(row.dataset["place"]) : null;
}
