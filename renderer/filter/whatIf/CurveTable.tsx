import { thetaWords } from "../../words/filter.ts";
import { count } from "../../words/numbers.ts";
import type { CurvePoint } from "./curvePoints.ts";
import styles from "./WhatIf.module.css";

type CurveTableProps = Readonly<{ estimated: readonly CurvePoint[]; exact: readonly CurvePoint[] }>;

/** Kept texts by θ as rows; where nothing exact is known each 0.05 stands with its estimate. */
export function CurveTable({ estimated, exact }: CurveTableProps) {
  const known = new Set(exact.map(({ theta }) => theta));
  const about = estimated.filter(({ theta }) => Math.round(theta * 100) % 5 === 0 && !known.has(theta));
  const points = [...exact, ...about].toSorted((a, b) => a.theta - b.theta);
  return (
    <section className={styles["curveTable"]} tabIndex={0} aria-label="Kept by θ as a table">
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">θ</th>
            <th scope="col">kept</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ theta, kept, isExact }) => (
            <tr key={theta}>
              <th scope="row">{thetaWords(theta)}</th>
              <td>
                {isExact ? "" : "≈ "}
                {count(kept)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
