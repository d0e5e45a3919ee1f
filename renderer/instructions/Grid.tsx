import { useSyncExternalStore, type MouseEvent, type RefObject } from "react";
import type { InstructionSort } from "../../electron/nouns/view.ts";
import { useScreenKeys } from "../commands/screenKeys.ts";
import type { Column } from "./columns.ts";
import { listKeys, pressKey } from "./gridKeys.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow } from "./GridRow.tsx";
import type { Lines } from "./lines.ts";
import type { List } from "./useList.ts";
import { useRows } from "./useRows.ts";
import type { Selection } from "./useSelection.ts";
import { classes } from "../parts/classes.ts";
import shared from "../parts/Rows.module.css";
import styles from "./Grid.module.css";

/** How rows look and which keys they take. */
export type Look = Readonly<{
  columns: readonly Column[];
  rowHeight: number;
  hasLetters: boolean;
  theta: number;
  clusters: number;
}>;

type GridProps = Readonly<{
  gridRef: RefObject<HTMLDivElement | null>;
  list: List;
  lines: Lines;
  selection: Selection;
  look: Look;
  sort: InstructionSort;
  onSort: (sort: InstructionSort) => void;
}>;

/** The place of the row that was pressed, null beside the rows. */
function pressedPlace(event: MouseEvent): number | null {
  const row = event.target instanceof Element ? event.target.closest("[data-place]") : null;
  return row instanceof HTMLElement ? Number(row.dataset["place"]) : null;
}

function press(event: MouseEvent, selection: Selection): void {
  const place = pressedPlace(event);
  if (place === null) return;
  if (event.shiftKey) selection.choose(place, "stretch");
  else if (event.ctrlKey || event.metaKey) selection.choose(place, "toggle");
  else selection.open(place);
}

/** The rows as an ARIA grid of which only those in view stand in the page. */
export function Grid({ gridRef, list, lines, selection, look, sort, onSort }: GridProps) {
  const { ids } = list;
  const { place, many } = selection;
  const { columns, rowHeight, hasLetters, theta, clusters } = look;
  useSyncExternalStore(lines.subscribe, lines.version);
  const { virtual, rowsInView, headerHeight } = useRows(gridRef, list, lines, { place, rowHeight });
  const shown = virtual.getVirtualItems();
  useScreenKeys(listKeys);
  const active = place === null ? undefined : ids[place];
  return (
    <div
      ref={gridRef}
      className={classes(shared["grid"], styles["grid"])}
      role="grid"
      aria-label="Instructions"
      aria-rowcount={ids.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={active === undefined ? undefined : `row-${active}`}
      tabIndex={0}
      data-keys="list"
      data-shows-choice={shown.some(({ index }) => index === place)}
      data-list={list.key}
      // Shift would mark text between the two rows.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => press(event, selection)}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        const { key, shiftKey, altKey } = event;
        const pressed = { key, shiftKey, altKey, mod: event.ctrlKey || event.metaKey, hasLetters };
        if (pressKey(pressed, selection, ids.length, rowsInView)) event.preventDefault();
      }}
    >
      <GridHeader columns={columns} sort={sort} onSort={onSort} />
      <div className={shared["rows"]} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const candidate = ids[index];
          if (candidate === undefined) return null;
          const isChosen = index === place;
          return (
            <GridRow
              // A row that leaves the view lends its elements to one that enters.
              key={index % shown.length}
              candidate={candidate}
              row={lines.line(candidate)}
              columns={columns}
              index={index}
              top={start - headerHeight}
              isChosen={isChosen}
              isSelected={many.size === 0 ? isChosen : many.has(candidate)}
              theta={theta}
              clusters={clusters}
            />
          );
        })}
      </div>
    </div>
  );
}
