import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { FilterView, RuleLine } from "../../../electron/nouns/filterView.ts";
import { queryClient, trpc } from "../../api/client.ts";
import { useCommand } from "../../commands/useCommand.ts";
import { listKey } from "../../instructions/listSearch.ts";
import { useList, type ListRead } from "../../instructions/useList.ts";
import { useLines } from "../../instructions/useLines.ts";
import { useWide } from "../../instructions/useWide.ts";
import { useOnChange } from "../../live/useOnChange.ts";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { ActNotice } from "../../seeds/ActNotice.tsx";
import { useMedia } from "../../theme/useMedia.ts";
import { useFilterPlace } from "../useFilterPlace.ts";
import { withReason } from "./beside.ts";
import { Pair } from "./pair/Pair.tsx";
import { ReasonList } from "./ReasonList.tsx";
import { chosenReason, listOf, reasonsOf, textsOf } from "./reasons.ts";
import { Texts } from "./Texts.tsx";
import { useChosenText } from "./useChosenText.ts";
import { useReviews } from "./useReviews.ts";
import styles from "./Lower.module.css";

const noRules: readonly RuleLine[] = [];
const noIds: readonly number[] = [];
const PAIR_WIDTH = 480;
const WIDE_PAIR_WIDTH = 600;

/** Why texts were set aside, those texts, and the chosen one beside its nearest. */
export function Lower({ view }: Readonly<{ view: FilterView }>) {
  const where = useFilterPlace();
  const rules = useRules(view);
  const reasons = useMemo(() => reasonsOf(view, rules.lines), [view, rules.lines]);
  const reason = chosenReason(reasons, where.address.reason);
  const read = useReasonList(reason, view);
  const lines = useLines();
  const chosen = useChosenText(read.list?.ids ?? noIds, where);
  const reviews = useReviews(chosen.show);
  const grid = useRef<HTMLDivElement>(null);
  const isWide = useWide();
  const isStacked = useMedia("(width < 1100px)");
  useCommand("undo", reviews.undo, { isEnabled: reviews.done !== null });
  const pair = (
    <Pair
      view={view}
      chosen={chosen}
      reviews={reviews}
      place={where}
      onSaid={() => chosen.place !== null && chosen.choose(chosen.place + 1)}
    />
  );
  return (
    <div className={styles["lower"]}>
      <ReasonList
        reasons={reasons}
        chosen={reason}
        failure={rules.failure}
        onChoose={(next) => where.go((before) => withReason(before, next))}
      />
      <Texts
        gridRef={grid}
        reason={reason}
        read={read}
        newer={read.list === null ? 0 : textsOf(reasons, reason) - read.list.ids.length}
        lines={lines}
        chosen={chosen}
        said={reviews.said}
        notice={<ActNotice done={reviews.done} onUndo={reviews.undo} onForget={reviews.forget} />}
      />
      {isStacked ? (
        <section className={styles["stacked"]} aria-label="The chosen text">
          {pair}
        </section>
      ) : (
        <SidePanel name="pair" defaultWidth={isWide ? WIDE_PAIR_WIDTH : PAIR_WIDTH} label="The chosen text">
          {pair}
        </SidePanel>
      )}
    </div>
  );
}

/** The list of a reason in a run, never that of the reason or the run before. */
function useReasonList(reason: string, { run, written }: FilterView): ListRead {
  const address = listOf(reason);
  const read = useList(address, { run, judged: written });
  const isOfIt = read.list?.run === run && read.list.key === listKey(address);
  const list = isOfIt ? read.list : null;
  return { ...read, list, isLoading: list === null && read.failure === null };
}

/** What each rule said, asked for again as texts are judged. */
function useRules({ written }: FilterView): Readonly<{ lines: readonly RuleLine[]; failure: string | null }> {
  const query = useQuery(trpc.filter.rules.queryOptions());
  useOnChange(written, () => void queryClient.invalidateQueries(trpc.filter.rules.queryFilter()));
  return { lines: query.data ?? noRules, failure: query.error?.message ?? null };
}
