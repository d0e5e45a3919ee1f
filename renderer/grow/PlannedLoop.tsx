import { useMemo } from "react";
import type { LoopView } from "../../electron/nouns/loop.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { useListsRenewed, usePool } from "../live/lists.ts";
import { GrowHeader } from "./GrowHeader.tsx";
import { Loop } from "./loop/Loop.tsx";
import { emptyView } from "./loop/loopView.ts";
import { useFollow } from "./loop/useFollow.ts";
import styles from "./LoopTab.module.css";

/** The tab Loop before a run: its grey line, a sentence a station, and the bed that waits. */
export function PlannedLoop({ overview }: Readonly<{ overview: Overview }>) {
  useListsRenewed(overview);
  const pool = usePool();
  const view = useMemo((): LoopView => {
    const seeds = (pool ?? []).map(({ id, instruction, isGrown, score }) => ({
      id,
      instruction,
      isGrown,
      score,
      isPinned: false,
      isInRequest: false,
      isNextToLeave: false,
    }));
    return { ...emptyView, seeds };
  }, [pool]);
  const follow = useFollow(view.requests, view.batches);
  return (
    <div className={styles["tab"]}>
      <GrowHeader tab="loop" />
      <Loop overview={overview} view={view} failure={null} follow={follow} />
    </div>
  );
}
