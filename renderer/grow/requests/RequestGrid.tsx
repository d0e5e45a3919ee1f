import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type KeyboardEvent } from "react";
import type { RequestLine } from "../../../electron/nouns/requestView.ts";
import { seedName } from "../../live/lists.ts";
import { count } from "../../words/numbers.ts";
import { requestSeconds, requestState, requestSummary, requestTokens } from "../../words/requests.ts";
import styles from "./Requests.module.css";

const columns = ["Request", "Its three seeds", "State", "Kept", "Seconds", "Tokens", "Writer"] as const;
const rowPx = 28;
/** The head, as high as a row, stays above the rows and takes its height from the lowest one's place. */
const sizes = { estimateSize: () => rowPx, overscan: 12, scrollPaddingEnd: rowPx };

type GridProps = Readonly<{
  rows: readonly RequestLine[];
  chosen: number | null;
  onChoose: (prompt: number) => void;
  onEnd: () => void;
}>;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The requests as a grid; the arrow keys move the choice, which the inspector follows. */
export function RequestGrid({ rows, chosen, onChoose, onEnd }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    ...sizes,
  });
  const items = list.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= rows.length - 20) onEnd();
  }, [lastShown, rows.length, onEnd]);
  function move(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = rows.findIndex(({ prompt }) => prompt === chosen);
    const next = Math.max(0, Math.min(rows.length - 1, at + step));
    const row = rows[next];
    if (row === undefined) return;
    onChoose(row.prompt);
    list.scrollToIndex(next);
  }
  return (
    <div
      ref={scroller}
      className={styles["grid"]}
      role="grid"
      aria-label="Requests"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      {...(chosen === null ? {} : { "aria-activedescendant": `request-${chosen}` })}
      tabIndex={0}
      data-keys="list"
      onKeyDown={move}
      onClick={(event) => {
        const row = event.target instanceof Element ? event.target.closest("[data-prompt]") : null;
        if (row !== null) onChoose(Number(row.getAttribute("data-prompt")));
      }}
    >
      <Head />
      <div className={styles["rows"]} role="rowgroup" style={{ height: list.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <Row
              key={row.prompt}
              row={row}
              place={item.index}
              top={item.start}
              isChosen={row.prompt === chosen}
            />
          );
        })}
      </div>
    </div>
  );
}

function Head() {
  return (
    <div className={styles["head"]} role="row" aria-rowindex={1}>
      {columns.map((column) => (
        <span key={column} role="columnheader" data-column={column}>
          {column}
        </span>
      ))}
    </div>
  );
}

function Row({
  row,
  place,
  top,
  isChosen,
}: Readonly<{ row: RequestLine; place: number; top: number; isChosen: boolean }>) {
  return (
    <div
      id={`request-${row.prompt}`}
      className={styles["row"]}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isChosen}
      aria-label={requestSummary(row)}
      data-state={row.state}
      data-prompt={row.prompt}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Cells row={row} />
    </div>
  );
}

function Cells({ row }: Readonly<{ row: RequestLine }>) {
  const failed = row.sentence !== null;
  return (
    <>
      <span role="gridcell">#{count(row.prompt)}</span>
      <span role="gridcell" className={styles["seeds"]}>
        {row.seeds.map(({ id, isGrown }) => seedName(id, isGrown)).join("  ")}
      </span>
      <span role="gridcell" data-failed={failed} title={row.sentence ?? undefined}>
        {failed ? row.sentence : requestState(row)}
      </span>
      <span role="gridcell" className={styles["right"]}>
        {row.kept === null ? "" : `${row.kept} / ${row.found}`}
      </span>
      <span role="gridcell" className={styles["right"]}>
        {requestSeconds(row)}
      </span>
      <span role="gridcell" className={styles["right"]}>
        {requestTokens(row)}
      </span>
      <span role="gridcell" title={row.writer}>
        {row.writer}
      </span>
    </>
  );
}
