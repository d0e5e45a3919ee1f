import { useState } from "react";
import type { Curves, WindowLine } from "../../../electron/nouns/view.ts";
import { Button } from "../../parts/Button.tsx";
import { count, twoPlaces } from "../../words/numbers.ts";
import styles from "./Curves.module.css";

/** Steps shown at once; the CSV holds all. */
const STEPS_SHOWN = 100;

/** Every step as comma-separated values, header first. */
export function curvesCsv(curves: Curves): string {
  const rows = curves.step.map((step, place) => [step, curves.batch[place], curves.epoch[place], curves.tokens[place], curves.loss[place], curves.gradientNorm[place]].map((value) => value ?? "").join(","));
  return ["step,batch,epoch,tokens,loss,gradient_norm", ...rows, ""].join("\n");
}

/** The curves in words and numbers, newest step first. */
export function CurveTable({ curves, windows }: Readonly<{ curves: Curves; windows: readonly WindowLine[] }>) {
  const [isCopied, setCopied] = useState(false);
  const winners = new Map(windows.flatMap((window) => (window.winnerStep === null ? [] : [[window.winnerStep, window] as const])));
  const places = curves.step.map((_, place) => place).slice(-STEPS_SHOWN).toReversed();
  return (
    <div className={styles["tableBox"]} tabIndex={0} role="region" aria-label="Loss and gradient norm as a table">
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">step</th>
            <th scope="col">batch</th>
            <th scope="col">loss</th>
            <th scope="col">norm</th>
            <th scope="col">
              <Button look="quiet" onPress={() => void navigator.clipboard.writeText(curvesCsv(curves)).then(() => setCopied(true))}>
                {isCopied ? "Copied" : "Copy as CSV"}
              </Button>
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const step = curves.step[place] ?? 0;
            const window = winners.get(step);
            return (
              <tr key={step}>
                <td>{count(step)}</td>
                <td>{count(curves.batch[place] ?? 0)}</td>
                <td>{twoPlaces(curves.loss[place], "not finite")}</td>
                <td>{twoPlaces(curves.gradientNorm[place], "not finite")}</td>
                <td>{window === undefined ? "" : `stood out in ${count(window.firstStep)}–${count(window.lastStep)}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
