import type { Curves, WindowLine } from "../../../electron/nouns/view.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import { CopyCsv } from "./CopyCsv.tsx";
import styles from "./Curves.module.css";

/** Steps shown at once; the CSV holds all. */
const STEPS_SHOWN = 100;

type CurveTableProps = Readonly<{ curves: Curves; windows: readonly WindowLine[] }>;

/** The curves in words and numbers, newest step first. */
export function CurveTable({ curves, windows }: CurveTableProps) {
  const places = [...curves.step.keys()].slice(-STEPS_SHOWN).toReversed();
  return (
    <section className={styles["tableBox"]} tabIndex={0} aria-label="Loss and gradient norm as a table">
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">step</th>
            <th scope="col">batch</th>
            <th scope="col">loss</th>
            <th scope="col">norm</th>
            <th scope="col">
              <CopyCsv curves={curves} />
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <StepRow key={curves.step[place]} curves={curves} place={place} windows={windows} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StepRow({ curves, place, windows }: CurveTableProps & Readonly<{ place: number }>) {
  const step = curves.step[place] ?? 0;
  const won = windows.find((window) => window.winnerStep === step);
  return (
    <tr>
      <td>{count(step)}</td>
      <td>{count(curves.batch[place] ?? 0)}</td>
      <td>{twoPlaces(curves.loss[place], "not finite")}</td>
      <td>{twoPlaces(curves.gradientNorm[place], "not finite")}</td>
      <td>{won === undefined ? "" : `stood out in ${count(won.firstStep)}–${count(won.lastStep)}`}</td>
    </tr>
  );
}
