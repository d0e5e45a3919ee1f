import type { StationWords } from "../../../words/loop.ts";
import type { Place } from "../geometry/loopLayout.ts";
import type { Flow } from "../lineState.ts";
import styles from "./Line.module.css";

type StationHeadProps = Readonly<{
  number: number;
  at: Place;
  width: number;
  words: StationWords;
  /** The line's rate in words behind the name, how that part flows, and whether it flows to the left. */
  rate: string;
  flow: Flow;
  isLeftward: boolean;
  look: "plain" | "calm" | "failed";
}>;

/** A ring on the line with its number, name and main figure, and the words that the line carries. */
export function StationHead({ number, at, width, words, rate, flow, isLeftward, look }: StationHeadProps) {
  const arrow = <i aria-hidden="true">{isLeftward ? "‹" : "›"}</i>;
  return (
    <div className={styles["head"]} style={{ left: at.x - 11, top: at.y, width }}>
      <h2 className={styles["title"]} id={`station-${number}`}>
        <span className={styles["ring"]} data-look={look} aria-hidden="true">
          {look === "failed" ? "!" : number}
        </span>
        {words.name} <span>{words.figure}</span>
      </h2>
      {rate !== "" && (
        <span className={styles["words"]} data-flow={flow}>
          {isLeftward && flow !== "waiting" && arrow}
          {rate}
          {!isLeftward && arrow}
        </span>
      )}
    </div>
  );
}
