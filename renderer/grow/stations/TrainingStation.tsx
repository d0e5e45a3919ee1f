import type { Overview } from "../../../electron/nouns/view.ts";
import { useWindows } from "../../live/lists.ts";
import { twoPlaces } from "../../words/numbers.ts";
import { trainingSummary } from "../../words/loop.ts";
import { Curves } from "../curves/Curves.tsx";
import { useCurves } from "../curves/useCurves.ts";
import { Station } from "./Station.tsx";
import styles from "./List.module.css";

/** ⑥ Loss and gradient norm of every step, with the windows and their winners. */
export function TrainingStation({ overview }: Readonly<{ overview: Overview }>) {
  const curves = useCurves(overview);
  const windows = useWindows() ?? [];
  const isStopped = overview.state.kind === "stopped" && overview.state.part !== "writing";
  return (
    <Station
      number={6}
      name="Gradient norm"
      figure={twoPlaces(overview.training.gradientNorm, "")}
      summary={trainingSummary(overview)}
      isFailed={isStopped}
    >
      {curves.step.length === 0 ? (
        <p className={styles["empty"]}>
          Every batch trains the embedded model once; its loss and gradient norm appear here.
        </p>
      ) : (
        <Curves curves={curves} windows={windows} />
      )}
    </Station>
  );
}
