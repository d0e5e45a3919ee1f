import type { FilterView } from "../../electron/nouns/filterView.ts";
import { estimateAt, exactAt } from "./estimate.ts";
import { Histogram } from "./histogram/Histogram.tsx";
import { useAnswer } from "./useAnswer.ts";
import { useHandle } from "./useHandle.ts";
import type { WhatIf as Question } from "./useWhatIf.ts";
import { WhatIf } from "./whatIf/WhatIf.tsx";
import styles from "./Filter.module.css";

type UpperProps = Readonly<{
  view: FilterView;
  question: Question;
  onRest: (theta: number) => void;
  onCompare: (isComparing: boolean) => void;
}>;

/** Histogram and what-if, which follow the handle and the numbers as they are computed; nothing else does. */
export function Upper({ view, question, onRest, onCompare }: UpperProps) {
  const { settings, isOtherFilter } = question;
  const handle = useHandle(settings.theta, onRest);
  const answer = useAnswer(view, question, handle.isDragged);
  const exact = handle.theta === settings.theta ? answer.exact : null;
  const isFresh = exact !== null && exact.result.throughParsing >= view.throughParsing;
  const estimate = isFresh ? exactAt(answer.recorded, exact) : estimateAt(view, handle.theta);
  return (
    <div className={styles["upper"]}>
      <Histogram view={view} handle={handle} estimate={estimate} isOtherFilter={isOtherFilter} />
      <WhatIf
        view={view}
        theta={handle.theta}
        exact={exact}
        estimate={isOtherFilter && !isFresh ? null : estimate}
        question={question}
        answer={answer}
        onCompare={onCompare}
      />
    </div>
  );
}
