import type { Overview } from "../../../electron/nouns/view.ts";
import { useCurves } from "../curves/useCurves.ts";
import { count, twoPlaces } from "../../words/numbers.ts";
import { batchesSummary, borrowedSentence } from "../../words/loop.ts";
import { Station } from "./Station.tsx";
import styles from "./List.module.css";

const SHOWN = 14;

/** ⑤ Batches composed so far, the newest trained ones with what they did. */
export function BatchesStation({ overview }: Readonly<{ overview: Overview }>) {
  const curves = useCurves(overview);
  const { composed, expected } = overview.batches;
  const last = curves.step
    .map((_, place) => place)
    .slice(-SHOWN)
    .toReversed();
  return (
    <Station
      number={5}
      name="Batches"
      figure={`${count(composed)}${expected > 0 ? ` of ${count(expected)}` : ""}`}
      summary={batchesSummary(overview)}
    >
      {last.length === 0 ? (
        <p className={styles["empty"]}>A batch takes one text from each cluster.</p>
      ) : (
        <table className={styles["table"]} data-short="">
          <thead>
            <tr>
              <th scope="col">batch</th>
              <th scope="col" className={styles["right"]}>
                tokens
              </th>
              <th scope="col" className={styles["right"]}>
                loss
              </th>
              <th scope="col" className={styles["right"]}>
                norm
              </th>
            </tr>
          </thead>
          <tbody>
            {last.map((place) => (
              <tr key={curves.step[place]}>
                <td>{count(curves.batch[place] ?? 0)}</td>
                <td className={`${styles["right"]} ${styles["quiet"]}`}>
                  {count(curves.tokens[place] ?? 0)}
                </td>
                <td className={styles["right"]}>{twoPlaces(curves.loss[place], "not finite")}</td>
                <td className={styles["right"]}>{twoPlaces(curves.gradientNorm[place], "not finite")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles["note"]}>{borrowedSentence(overview)}</p>
    </Station>
  );
}
