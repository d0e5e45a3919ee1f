import { Sprout } from "lucide-react";
import { useOverview } from "../../live/overview.tsx";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { count, counted } from "../../words/numbers.ts";
import {
  batchesSentence,
  evidenceSentence,
  planFigures,
  planWords,
  windowsSentence,
} from "../../words/plan.ts";
import type { PlanDraft } from "./planDraft.ts";
import styles from "./Plan.module.css";

type OutlookProps = Readonly<{ draft: PlanDraft; isStarting: boolean; failure: string | null }>;

/** What the plan leads to, in figures and sentences, and the one act. */
export function Outlook({ draft, isStarting, failure }: OutlookProps) {
  const pool = useOverview()?.seeds.pool ?? 0;
  const figures = planFigures(draft.goal, draft.batchSize);
  const isTrained = draft.train === "embedded";
  const evidence = evidenceSentence(draft.goal, pool, draft.preset);
  return (
    <aside className={styles["outlook"]} aria-label="What this leads to">
      <h2>What this leads to</h2>
      <dl className={styles["figures"]}>
        <dt>Seeds in the bed</dt>
        <dd>{count(pool)}</dd>
        <dt>Batches</dt>
        <dd>{count(figures.batches)}</dd>
        {isTrained && (
          <>
            <dt>Windows that close</dt>
            <dd>{count(figures.windows)}</dd>
          </>
        )}
      </dl>
      <p>{batchesSentence(draft.goal, draft.batchSize)}</p>
      <Windows draft={draft} windows={figures.windows} />
      {isTrained && figures.windows > 0 && pool >= 3 && evidence !== null && (
        <Notice kind="waits">{evidence}</Notice>
      )}
      <div className={styles["act"]}>
        <p>{planWords.promise}</p>
        <Button type="submit" look="accent" isLarge isDisabled={isStarting} data-testid="grow">
          <Sprout size={16} strokeWidth={1.8} aria-hidden="true" />
          Grow to {count(draft.goal)}
        </Button>
      </div>
      {failure !== null && <Notice kind="failed">{failure}</Notice>}
      {pool < 3 && (
        <Notice kind="waits">
          A request is written from three seeds; {counted(pool, "is", "are")} in the bed.
        </Notice>
      )}
    </aside>
  );
}

/** How often seeds can change, or why never. */
function Windows({ draft, windows }: Readonly<{ draft: PlanDraft; windows: number }>) {
  if (draft.train === "none") return <Notice kind="waits">{planWords.train.untrained}</Notice>;
  const sentence = windowsSentence(draft.goal, draft.batchSize);
  return windows === 0 ? <Notice kind="waits">{sentence}</Notice> : <p>{sentence}</p>;
}
