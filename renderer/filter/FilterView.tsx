import { memo } from "react";
import type { FilterView as Figures } from "../../electron/nouns/filterView.ts";
import { useOverview } from "../live/overview.tsx";
import { filterWords } from "../words/filter.ts";
import { isAtWork } from "../words/run.ts";
import { FilterHeader } from "./header/FilterHeader.tsx";
import { IndexLine } from "./IndexLine.tsx";
import { Lower } from "./lower/Lower.tsx";
import { Upper } from "./Upper.tsx";
import { useFilterPlace } from "./useFilterPlace.ts";
import { useWhatIf } from "./useWhatIf.ts";
import { withCompare, withTheta } from "./whatIfOf.ts";
import styles from "./Filter.module.css";

/** The lists follow figures and address, nothing else. */
const StillLower = memo(Lower);

/** The screen of a run: histogram and what-if above, reasons, texts and the pair below. */
export function FilterView({ view }: Readonly<{ view: Figures }>) {
  const { address, go } = useFilterPlace();
  const question = useWhatIf(view, address);
  const isJudged = view.generated + view.ruledOut + view.exactRepeats > 0;
  return (
    <>
      <FilterHeader view={view} question={question} go={go} />
      <IndexLine index={view.index} />
      {isJudged ? (
        <div className={styles["bands"]}>
          <Upper
            view={view}
            question={question}
            onRest={(theta) => go((before) => withTheta(before, theta, view.theta))}
            onCompare={(isComparing) => go((before) => withCompare(before, isComparing))}
          />
          <StillLower view={view} />
        </div>
      ) : (
        <NotJudged />
      )}
    </>
  );
}

function NotJudged() {
  const overview = useOverview();
  const again = overview?.run?.judgingAgain ?? null;
  const isGrowing = overview !== null && isAtWork(overview.state);
  const words = again === null ? filterWords.nothing : filterWords.again(again.total, isGrowing);
  return <p className={styles["empty"]}>{words}</p>;
}
