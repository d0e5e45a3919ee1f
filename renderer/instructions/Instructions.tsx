import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useRef } from "react";
import { useOverview } from "../live/overview.tsx";
import { usePreferences } from "../live/preferences.ts";
import { Notice } from "../parts/Notice.tsx";
import { Button } from "../parts/Button.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { useRowHeight } from "../theme/theme.ts";
import { emptyWords } from "../words/instructions.ts";
import { columnsOf } from "./columns.ts";
import { Filters } from "./Filters.tsx";
import { Grid, type Look } from "./Grid.tsx";
import { isNarrowed, listQuery, type ListSearch } from "./listSearch.ts";
import { RowPanel } from "./RowPanel.tsx";
import { useLines, useLinesFailure } from "./useLines.ts";
import { useList, useListOf } from "./useList.ts";
import { useSelection } from "./useSelection.ts";
import { useWide } from "./useWide.ts";
import styles from "./Instructions.module.css";

const noIds: readonly number[] = [];

/** Every text that was written, as a grid, with the story of the chosen one beside it. */
export function Instructions() {
  const address = useSearch({ from: "/instructions" });
  const navigate = useNavigate();
  const go = useCallback(
    (next: ListSearch, isReplacing: boolean) =>
      void navigate({ to: "/instructions", search: next, replace: isReplacing }),
    [navigate],
  );
  const { list, isLoading, failure, readAnew } = useList(address, useListOf());
  const lines = useLines();
  const selection = useSelection({ ids: list?.ids ?? noIds, address, go });
  const grid = useRef<HTMLDivElement>(null);
  const { sort } = listQuery(address);
  const look = useLook();
  const linesFailure = useLinesFailure(lines);
  const told = failure ?? linesFailure;
  return (
    <div className={styles["view"]}>
      <section className={styles["list"]} data-keys="list">
        <Filters
          address={address}
          list={list}
          listRef={grid}
          go={go}
          onReadAnew={readAnew}
          onSelectAll={selection.selectAll}
        />
        {told !== null && (
          <div className={styles["notice"]}>
            <Notice kind="failed">{told}</Notice>
          </div>
        )}
        {isLoading && <Waiting rows={24} label="Reading the instructions" />}
        {list?.ids.length === 0 && <Empty listKey={list.key} address={address} go={go} />}
        {list !== null && list.ids.length > 0 && (
          <Grid
            key={`${list.run} ${list.key}`}
            gridRef={grid}
            list={list}
            lines={lines}
            selection={selection}
            look={look}
            sort={sort}
            onSort={({ by, isRising }) => go(sorted(address, by, isRising), false)}
          />
        )}
      </section>
      <RowPanel
        address={address}
        selection={selection}
        total={list?.ids.length ?? null}
        onClose={() => {
          selection.close();
          grid.current?.focus();
        }}
      />
    </div>
  );
}

function sorted(address: ListSearch, by: NonNullable<ListSearch["sort"]>, isRising: boolean): ListSearch {
  const { sort: _, rising: __, ...rest } = address;
  return { ...rest, ...(by === "number" ? {} : { sort: by }), ...(isRising ? { rising: true } : {}) };
}

/** What rows need to know, read here so that scrolling does not ask for it in each frame. */
function useLook(): Look {
  const run = useOverview()?.run;
  const columns = columnsOf(useWide());
  const rowHeight = useRowHeight();
  const hasLetters = usePreferences().preferences.letterKeys;
  return { columns, rowHeight, hasLetters, theta: run?.theta ?? 1, clusters: run?.batchSize ?? 16 };
}

type EmptyProps = Readonly<{
  listKey: string;
  address: ListSearch;
  go: (next: ListSearch, isReplacing: boolean) => void;
}>;

function Empty({ listKey, address, go }: EmptyProps) {
  const hasRun = useOverview()?.run != null;
  return (
    <div className={styles["empty"]} data-list={listKey}>
      <p>{emptyWords(address, isNarrowed(address), hasRun)}</p>
      {isNarrowed(address) && (
        <Button onPress={() => go({ show: address.show, search: "" }, false)}>Clear the filters</Button>
      )}
    </div>
  );
}
