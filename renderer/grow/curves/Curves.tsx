import { useCallback, useState } from "react";
import type uPlot from "uplot";
import type { Curves as CurveColumns, WindowLine } from "../../../electron/nouns/view.ts";
import { Button } from "../../parts/Button.tsx";
import { count, counted, twoPlaces } from "../../words/numbers.ts";
import { Chart } from "./Chart.tsx";
import { CurveTable } from "./CurveTable.tsx";
import { drawWindows, drawWinners } from "./marks.ts";
import styles from "./Curves.module.css";

type CurvesProps = Readonly<{ curves: CurveColumns; windows: readonly WindowLine[] }>;

const nothing = (): void => undefined;

/** Loss above gradient norm over the same steps, or both as a table. */
export function Curves({ curves, windows }: CurvesProps) {
  const [isTable, setTable] = useState(true);
  return (
    <div className={styles["curves"]} data-testid="all-curves" data-table={isTable}>
      <div className={styles["acts"]}>
        <span className={styles["key"]}>
          <i aria-hidden="true" /> stood out in its window
        </span>
        <Button look="quiet" aria-pressed={isTable} onPress={() => setTable(!isTable)}>
          {isTable ? "Show as curves" : "Show as table"}
        </Button>
      </div>
      {isTable ? (
        <CurveTable curves={curves} windows={windows} />
      ) : (
        <Plots curves={curves} windows={windows} />
      )}
    </div>
  );
}

function summary(name: string, values: readonly (number | null)[], steps: number): string {
  return `${name}: ${twoPlaces(values[0], "not finite")} at the first of ${counted(steps, "batch", "batches")}, ${twoPlaces(values.at(-1), "not finite")} at the last.`;
}

function Plots({ curves, windows }: CurvesProps) {
  const { step, loss, gradientNorm } = curves;
  const normOf = useCallback(
    (wanted: number) => gradientNorm[step.indexOf(wanted)] ?? null,
    [step, gradientNorm],
  );
  const winners = useCallback((plot: uPlot) => drawWinners(plot, windows, normOf), [windows, normOf]);
  const steps = step.length;
  return (
    <>
      <h3 className={styles["title"]}>Loss</h3>
      <Chart
        steps={step}
        values={loss}
        summary={summary("Loss", loss, steps)}
        hasStepLabels={false}
        beneath={drawWindows}
        above={nothing}
        marks={0}
      />
      <h3 className={styles["title"]}>
        Gradient norm, before clipping <span>first ten are not judged</span>
      </h3>
      <Chart
        steps={step}
        values={gradientNorm}
        summary={`${summary("Gradient norm", gradientNorm, steps)} ${count(windows.length)} windows of ten closed.`}
        hasStepLabels
        beneath={drawWindows}
        above={winners}
        marks={windows.length}
      />
    </>
  );
}
