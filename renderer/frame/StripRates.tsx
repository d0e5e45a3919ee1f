import type { Overview } from "../../electron/nouns/view.ts";
import { classes } from "../parts/classes.ts";
import text from "../style/text.module.css";
import { paceLabel, paceParts, stripRates } from "../words/rates.ts";
import { Pace } from "./Pace.tsx";
import styles from "./RunStrip.module.css";

/** The middle of the strip on the Loop, which shows the stations itself: rates a minute, and who waits. */
export function StripRates({ overview }: Readonly<{ overview: Overview }>) {
  return (
    <>
      <ul className={styles["rates"]} aria-label="A minute">
        {stripRates(overview).map((rate) => (
          <li key={rate.id} className={styles["station"]}>
            <span className={styles["label"]}>{rate.label}</span>
            <span className={classes(styles["value"], text["number"])}>
              <b>{rate.value}</b>
              {rate.value !== "unknown" && <span> a minute</span>}
            </span>
          </li>
        ))}
      </ul>
      <Pace
        label={paceLabel(overview)}
        parts={paceParts(overview)}
        isWaiting={overview.waitsForTraining !== null}
      />
    </>
  );
}
