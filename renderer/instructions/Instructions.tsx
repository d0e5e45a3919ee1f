import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useRef } from "react";
import { useOverview } from "../live/overview.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { emptyWords } from "../words/instructions.ts";
import { Filters } from "./Filters.tsx";
import { Grid } from "./Grid.tsx";
import type { ListSearch } from "./listSearch.ts";
import { StoryPanel } from "./story/StoryPanel.tsx";
import { usePages } from "./usePages.ts";
import { useSelection } from "./useSelection.ts";
import styles from "./Instructions.module.css";

/** Every text that was written, as a grid, with the story of the chosen one beside it. */
export function Instructions() {
  const address = useSearch({ from: "/instructions" });
  const navigate = useNavigate();
  const go = useCallback(
    (next: ListSearch, isReplacing: boolean) =>
      void navigate({ to: "/instructions", search: next, replace: isReplacing }),
    [navigate],
  );
  const overview = useOverview();
  const pages = usePages({ show: address.show, search: address.search });
  const selection = useSelection({ rows: pages.rows, address, go });
  const grid = useRef<HTMLDivElement>(null);
  return (
    <div className={styles["view"]} data-story={address.story !== undefined}>
      <section className={styles["list"]}>
        <Filters address={address} total={pages.total} go={go} onReadAnew={pages.readAnew} />
        {pages.failure !== null && (
          <div className={styles["notice"]}>
            <Notice kind="failed">{pages.failure}</Notice>
          </div>
        )}
        {pages.isLoading && <Waiting rows={16} label="Reading the instructions" />}
        {pages.total === 0 && <p className={styles["empty"]}>{emptyWords(address, overview?.run != null)}</p>}
        {pages.rows.length > 0 && (
          <Grid
            key={`${address.show}/${address.search}`}
            gridRef={grid}
            pages={pages}
            selection={selection}
            overview={overview}
            listKey={`${address.show}/${address.search}`}
          />
        )}
      </section>
      {address.story !== undefined && (
        <StoryPanel
          candidate={address.story}
          place={selection.place}
          total={pages.total}
          onMove={selection.move}
          onClose={() => {
            selection.close();
            grid.current?.focus();
          }}
        />
      )}
    </div>
  );
}
