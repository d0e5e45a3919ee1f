import { Check, Minus, TriangleAlert, X, type LucideIcon } from "lucide-react";
import { useState } from "react";
import type { WriterTest } from "../../../electron/api/writerTests.ts";
import type { Probe } from "../../../electron/generate/probe.ts";
import { Notice } from "../../parts/Notice.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { dayOrTime } from "../../words/numbers.ts";
import { stepTime } from "../../words/settings.ts";
import { writerWords } from "../../words/writers.ts";
import type { WriterTestRun } from "./useWriterTest.ts";
import styles from "./Writers.module.css";

const icons: Readonly<Record<Probe["outcome"], LucideIcon>> = {
  ok: Check,
  warn: TriangleAlert,
  fail: X,
  none: Minus,
};

const spoken: Readonly<Record<Probe["outcome"], string>> = {
  ok: "passed",
  warn: "doubtful",
  fail: "failed",
  none: "not tried",
};

/** What the last test found, or finds now, one line a probe. */
export function LastTest({ run, last }: Readonly<{ run: WriterTestRun | null; last: WriterTest | null }>) {
  const [now] = useState(Date.now);
  const isRunning = run?.isRunning === true;
  const probes = run?.probes ?? last?.probes ?? [];
  const took = last === null ? "" : writerWords.tookAt(dayOrTime(last.at, now), stepTime(last.tookMs));
  return (
    <section className={styles["test"]} aria-labelledby="last-test">
      <header>
        <h3 id="last-test">{isRunning ? writerWords.testing : writerWords.lastTest}</h3>
        <span className={styles["note"]}>{isRunning || run?.failure ? "" : took}</span>
      </header>
      {run?.failure !== null && run?.failure !== undefined && <Notice kind="failed">{run.failure}</Notice>}
      {probes.length === 0 && run === null && <p className={styles["note"]}>{writerWords.noTest}</p>}
      <ul aria-live="polite" aria-labelledby="last-test">
        {probes.map((probe) => (
          <Step key={probe.about} probe={probe} />
        ))}
        {isRunning && (
          <li className={styles["waiting"]}>
            <span className={styles["note"]}>{writerWords.waiting}</span>
            <Progress share={null} label={writerWords.waiting} />
          </li>
        )}
      </ul>
    </section>
  );
}

function Step({ probe }: Readonly<{ probe: Probe }>) {
  const Icon = icons[probe.outcome];
  return (
    <li className={styles["step"]} data-outcome={probe.outcome} data-testid={`probe-${probe.about}`}>
      <span className={styles["mark"]} data-outcome={probe.outcome}>
        <Icon size={16} strokeWidth={1.6} role="img" aria-label={spoken[probe.outcome]} />
      </span>
      <b>{probe.name}</b>
      <span className={styles["said"]}>{probe.words}</span>
      <span className={styles["ms"]}>{probe.ms === null ? "" : stepTime(probe.ms)}</span>
    </li>
  );
}
