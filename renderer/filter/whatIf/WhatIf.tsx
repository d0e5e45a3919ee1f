import { useCallback, useState, type ReactNode } from "react";
import type { FilterView, WhatIfComparison } from "../../../electron/nouns/filterView.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { thetaWords, whatIfWords } from "../../words/filter.ts";
import { ChartActs, csvOf } from "../ChartActs.tsx";
import type { Estimate } from "../estimate.ts";
import type { Answer } from "../useAnswer.ts";
import type { WhatIf as Question } from "../useWhatIf.ts";
import { sediTheta, selfInstructTheta } from "../whatIfOf.ts";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { Curve } from "./Curve.tsx";
import type { CurvePoint } from "./curvePoints.ts";
import { CurveTable } from "./CurveTable.tsx";
import { Judging } from "./Judging.tsx";
import { comparedRows, whatIfRows } from "./rows.ts";
import { useCurvePoints } from "./useCurvePoints.ts";
import { usePapers } from "./usePapers.ts";
import styles from "./WhatIf.module.css";

/** Where all is exact no estimate is drawn beside it. */
const nothing: readonly CurvePoint[] = [];

type WhatIfProps = Readonly<{
  view: FilterView;
  /** θ under the hand. */
  theta: number;
  /** What was computed for it, maybe through an earlier request. */
  exact: WhatIfComparison | null;
  /** Null: the recorded scores say nothing of these tokens, seeds and rules. */
  estimate: Estimate | null;
  question: Question;
  answer: Answer;
  onCompare: (isComparing: boolean) => void;
}>;

/** Kept texts by θ, and old against new. */
export function WhatIf({ view, theta, exact, estimate, question, answer, onCompare }: WhatIfProps) {
  const [isTable, setTable] = useState(false);
  const { settings, isComparing } = question;
  const { whatIfs, sweep, isIdle } = answer;
  const points = useCurvePoints(view, settings, whatIfs.all, theta, answer.recorded.kept);
  const readCsv = useCallback(() => csv(points), [points]);
  const isBeyond = theta < 0.5 || theta > 0.95;
  const isRecorded = theta === view.theta && !question.isOtherFilter;
  const done = points.exact.filter(({ theta: at }) => sweep.includes(at)).length;
  return (
    <section className={styles["whatIf"]} aria-labelledby="what-if-title">
      <header className={styles["header"]}>
        <h2 id="what-if-title">{whatIfWords.title}</h2>
        <span className={styles["acts"]}>
          <ChartActs isTable={isTable} onTable={setTable} csv={readCsv} />
        </span>
        <Judging progress={whatIfs.progress}>
          {whatIfWords.of(view)}
          {view.hasReplacedSeeds && ` · ${whatIfWords.filterOnly}`}
          {isIdle && done > 0 && done < sweep.length && ` · ${whatIfWords.sweep(done, sweep.length)}`}
        </Judging>
      </header>
      {isTable ? (
        <CurveTable {...points} />
      ) : (
        <Curve
          exact={points.exact}
          estimated={done < sweep.length || isBeyond ? points.estimated : nothing}
          recorded={view.theta}
          handle={{ theta, kept: estimate?.kept ?? null, isExact: estimate?.isExact ?? false }}
        />
      )}
      {isComparing ? (
        <Compared view={view} answer={answer} onEnd={() => onCompare(false)} />
      ) : (
        <OldAndNew {...{ view, theta, exact, estimate, answer, isRecorded }}>
          <Button look="quiet" onPress={() => onCompare(true)}>
            {whatIfWords.compare}
          </Button>
        </OldAndNew>
      )}
      {whatIfs.failure !== null && <Notice kind="failed">{whatIfs.failure}</Notice>}
    </section>
  );
}

type OldAndNewProps = Pick<WhatIfProps, "view" | "theta" | "exact" | "estimate" | "answer"> &
  Readonly<{ isRecorded: boolean; children: ReactNode }>;

function OldAndNew({ view, theta, exact, estimate, answer, isRecorded, children }: OldAndNewProps) {
  if (isRecorded) {
    return (
      <div className={styles["notes"]}>
        <p>{whatIfWords.atRecorded}</p>
        {children}
      </div>
    );
  }
  const isBehind = exact !== null && exact.result.throughParsing < view.throughParsing;
  const columns: readonly [string, string] = [thetaWords(view.theta), thetaWords(theta)];
  return (
    <>
      <ComparisonTable
        label={whatIfWords.title}
        columns={columns[0] === columns[1] ? ["recorded", "what if"] : columns}
        rows={whatIfRows(answer.recorded, exact, estimate)}
      />
      <div className={styles["notes"]}>
        {children}
        {isBehind && <p>{whatIfWords.through(exact.result.requests)}</p>}
        {view.overGoal > 0 && <p>{whatIfWords.afterGoal(view.overGoal)}</p>}
        {view.hasReplacedSeeds && <p>{whatIfWords.seedsReplaced}</p>}
      </div>
    </>
  );
}

function Compared({
  view,
  answer,
  onEnd,
}: Readonly<{ view: FilterView; answer: Answer; onEnd: () => void }>) {
  const { one, other, needed, failure } = usePapers(view, answer);
  return (
    <>
      <ComparisonTable
        label={whatIfWords.compare}
        columns={[thetaWords(selfInstructTheta), thetaWords(sediTheta)]}
        rows={comparedRows(one, other, needed)}
      />
      <div className={styles["notes"]}>
        <Button look="quiet" onPress={onEnd}>
          {whatIfWords.compareEnd}
        </Button>
        <p>{whatIfWords.compared}</p>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        {view.hasReplacedSeeds && <p>{whatIfWords.seedsReplaced}</p>}
      </div>
    </>
  );
}

function csv({ estimated, exact }: Readonly<Record<"estimated" | "exact", readonly CurvePoint[]>>): string {
  const rows = [...exact, ...estimated].map(({ theta, kept, isExact }) => [theta, kept, isExact ? 1 : 0]);
  return csvOf(["theta", "kept", "exact"], rows);
}
