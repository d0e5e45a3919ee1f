import { useCallback, useState } from "react";
import type { FilterView } from "../../../electron/nouns/filterView.ts";
import { count } from "../../words/numbers.ts";
import { histogramWords, thetaWords } from "../../words/filter.ts";
import { ChartActs, csvOf } from "../ChartActs.tsx";
import type { Estimate } from "../estimate.ts";
import type { Handle } from "../useHandle.ts";
import { HistogramTable } from "./HistogramTable.tsx";
import { Plot } from "./Plot.tsx";
import { ThetaField } from "./ThetaField.tsx";
import styles from "./Histogram.module.css";

type HistogramProps = Readonly<{
  view: FilterView;
  handle: Handle;
  estimate: Estimate;
  /** Tokens, seeds or rules are other than recorded, so these scores are not theirs. */
  isOtherFilter: boolean;
}>;

/** Nearest scores of all texts with θ as a handle, as a chart or as a table. */
export function Histogram({ view, handle, estimate, isOtherFilter }: HistogramProps) {
  const [isTable, setTable] = useState(false);
  const readCsv = useCallback(() => csv(view), [view]);
  return (
    <section className={styles["histogram"]} aria-labelledby="histogram-title">
      <header className={styles["header"]}>
        <div className={styles["titles"]}>
          <h2 id="histogram-title">{histogramWords.title}</h2>
          <p>
            {histogramWords.axis} · {isOtherFilter ? histogramWords.otherTokens : histogramWords.how}
          </p>
        </div>
        <ThetaField handle={handle} />
        <ChartActs isTable={isTable} onTable={setTable} csv={readCsv} />
      </header>
      {isTable ? (
        <HistogramTable view={view} />
      ) : (
        <Plot
          view={view}
          handle={handle}
          estimate={estimate}
          summary={summary(view, handle.theta, estimate)}
        />
      )}
    </section>
  );
}

function csv({ histogram }: FilterView): string {
  const rows = histogram.kept.map((kept, bin) => [bin / 100, kept, histogram.tooClose[bin] ?? 0]);
  return csvOf(["score_from", "kept", "too_close"], rows);
}

function summary(view: FilterView, theta: number, { kept, tooClose, moving, isExact }: Estimate): string {
  const { theta: recorded } = view;
  const moved = theta < recorded ? histogramWords.goes : histogramWords.comes;
  const change =
    theta === recorded
      ? ""
      : `, ${isExact ? "" : "about "}${count(moving)} ${moved} against ${thetaWords(recorded)}`;
  return `Texts by ROUGE-L score with the nearest one before: at θ ${thetaWords(theta)} ${count(kept)} kept and ${count(tooClose)} too close${change}.`;
}
