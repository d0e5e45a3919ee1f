import { Link } from "@tanstack/react-router";
import type { FilterView } from "../../../electron/nouns/filterView.ts";
import text from "../../style/text.module.css";
import { count } from "../../words/numbers.ts";
import { histogramWords } from "../../words/filter.ts";
import { binRange } from "./bars.ts";
import styles from "./Histogram.module.css";

/** The scores as rows, the closest first; each leads to its texts. */
export function HistogramTable({ view }: Readonly<{ view: FilterView }>) {
  const { kept, tooClose } = view.histogram;
  const bins = [...kept.keys()].filter((bin) => (kept[bin] ?? 0) + (tooClose[bin] ?? 0) > 0).toReversed();
  return (
    <section className={styles["tableBox"]} tabIndex={0} aria-label="Scores as a table">
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">score</th>
            <th scope="col">kept</th>
            <th scope="col">too close</th>
            <th scope="col">
              <span className={text["hidden"]}>texts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <tr key={bin}>
              <th scope="row">{histogramWords.bin(bin)}</th>
              <td>{count(kept[bin] ?? 0)}</td>
              <td>{count(tooClose[bin] ?? 0)}</td>
              <td>
                <Link to="/instructions" search={{ show: "all", search: "", nearest: binRange(bin) }}>
                  Show the texts
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
