import type { ReactNode } from "react";
import { StationNumber } from "./StationNumber.tsx";
import styles from "./Station.module.css";

type StationProps = Readonly<{
  number: number;
  name: string;
  figure: string;
  summary: string;
  isFailed?: boolean;
  children: ReactNode;
}>;

/** One station of the loop: numbered ring, name, main figure, one sentence, its last items. */
export function Station({ number, name, figure, summary, isFailed = false, children }: StationProps) {
  return (
    <li className={styles["station"]} data-number={number} aria-labelledby={`station-${number}`}>
      <h2 className={styles["title"]} id={`station-${number}`}>
        <StationNumber number={number} look={isFailed ? "failed" : "plain"} />
        {name} <span className={styles["figure"]}>{figure}</span>
      </h2>
      <p className={styles["summary"]} title={summary}>
        {summary}
      </p>
      {children}
    </li>
  );
}
