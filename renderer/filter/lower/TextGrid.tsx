import { useSyncExternalStore, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import type { ReviewState } from "../../../electron/nouns/filterView.ts";
import { useScreenKeys } from "../../commands/screenKeys.ts";
import type { Lines } from "../../instructions/lines.ts";
import type { List } from "../../instructions/useList.ts";
import { useRows } from "../../instructions/useRows.ts";
import { usePreferences } from "../../live/preferences.ts";
import { placeAfter } from "../../seeds/gridKeys.ts";
import { useRowHeight } from "../../theme/theme.ts";
import { lowerWords } from "../../words/filterTexts.ts";
import { TextRow } from "./TextRow.tsx";
import type { ChosenText } from "./useChosenText.ts";
import { classes } from "../../parts/classes.ts";
import shared from "../../parts/Rows.module.css";
import styles from "./Texts.module.css";

/** The keys of the list besides the commands, for the key sheet. */
const textKeys = [
  { keys: "↑ ↓, J K", does: "Next and previous text" },
  { keys: "Home, End", does: "First and last text" },
  { keys: "Enter", does: "Open the story in Instructions" },
] as const;

type TextGridProps = Readonly<{
  gridRef: RefObject<HTMLDivElement | null>;
  reason: string;
  list: List;
  lines: Lines;
  chosen: ChosenText;
  said: ReadonlyMap<number, ReviewState>;
}>;

/** An ARIA grid of which only the rows in view stand in the page. */
export function TextGrid({ gridRef, reason, list, lines, chosen, said }: TextGridProps) {
  const { ids } = list;
  const { place } = chosen;
  const rowHeight = useRowHeight();
  const { letterKeys } = usePreferences().preferences;
  useSyncExternalStore(lines.subscribe, lines.version);
  const { virtual, rowsInView, headerHeight } = useRows(gridRef, list, lines, { place, rowHeight });
  useScreenKeys(textKeys);
  const shown = virtual.getVirtualItems();
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const mayMove = event.key.length > 1 || letterKeys;
    const next = mayMove ? placeAfter(event.key, place, ids.length, rowsInView) : null;
    if (next !== null) chosen.choose(next);
    else if (event.key === "Enter" && chosen.candidate !== null) chosen.openStory(chosen.candidate);
    else return;
    event.preventDefault();
  }
  return (
    <div
      ref={gridRef}
      className={classes(shared["grid"], styles["grid"])}
      role="grid"
      aria-label={lowerWords.newest(reason)}
      aria-rowcount={ids.length + 1}
      aria-activedescendant={place === null ? undefined : `text-${ids[place]}`}
      tabIndex={0}
      data-keys="list"
      onClick={(event) => {
        const pressed = pressedPlace(event);
        if (pressed !== null) chosen.choose(pressed);
      }}
      onDoubleClick={() => chosen.candidate !== null && chosen.openStory(chosen.candidate)}
      onKeyDown={press}
    >
      <Columns reason={reason} />
      <div className={shared["rows"]} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const candidate = ids[index];
          if (candidate === undefined) return null;
          const row = lines.line(candidate);
          return (
            <TextRow
              key={index % shown.length}
              candidate={candidate}
              row={row}
              review={said.has(candidate) ? (said.get(candidate) ?? null) : (row?.review ?? null)}
              index={index}
              top={start - headerHeight}
              isChosen={index === place}
            />
          );
        })}
      </div>
    </div>
  );
}

function Columns({ reason }: Readonly<{ reason: string }>) {
  return (
    <div role="rowgroup" className={shared["header"]}>
      <div role="row" aria-rowindex={1} className={styles["columns"]}>
        <span role="columnheader">{lowerWords.newest(reason)}</span>
        <span role="columnheader">{lowerWords.score}</span>
        <span role="columnheader">{lowerWords.request}</span>
      </div>
    </div>
  );
}

/** The place of the row that was pressed, null beside the rows. */
function pressedPlace(event: MouseEvent): number | null {
  const row = event.target instanceof Element ? event.target.closest("[data-place]") : null;
  return row instanceof HTMLElement ? Number(row.dataset["place"]) : null;
}
