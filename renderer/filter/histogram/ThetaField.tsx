import { useState } from "react";
import { histogramWords, thetaWords } from "../../words/filter.ts";
import type { Handle } from "../useHandle.ts";
import { thetaByKey, typedTheta } from "./handleKeys.ts";
import styles from "./Histogram.module.css";

/** θ as a number that can be typed; leaving the field or Enter takes it, and ↑ ↓ move it. */
export function ThetaField({ handle }: Readonly<{ handle: Handle }>) {
  const [typed, setTyped] = useState<string | null>(null);
  const theta = typed === null ? handle.theta : typedTheta(typed);
  function take(): void {
    if (typed !== null && theta !== null) handle.move(theta);
    setTyped(null);
  }
  return (
    <label className={styles["field"]} title={histogramWords.slider}>
      θ
      <input
        className={styles["input"]}
        aria-label={histogramWords.field}
        aria-invalid={theta === null}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? thetaWords(handle.theta)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          const isUpOrDown = event.key === "ArrowUp" || event.key === "ArrowDown";
          const next = isUpOrDown ? thetaByKey(event.key, event.shiftKey, handle.theta) : null;
          if (event.key === "Enter") take();
          else if (event.key === "Escape" && typed !== null) setTyped(null);
          else if (next !== null) handle.move(next);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </label>
  );
}
