import { useEffect, useState, type ReactNode } from "react";
import { Progress as Bar } from "../../parts/Progress.tsx";
import { whatIfWords } from "../../words/filter.ts";
import type { Progress } from "./useWhatIfs.ts";
import styles from "./WhatIf.module.css";

/** What is over sooner says nothing. */
const SHOW_AFTER_MS = 300;

/** How far the exact numbers are, while they are computed, in place of `children`. */
export function Judging({
  progress,
  children,
}: Readonly<{ progress: Progress | null; children: ReactNode }>) {
  const isLate = useLate(progress !== null);
  if (progress === null || !isLate) return <p>{children}</p>;
  return (
    <>
      <p>{whatIfWords.progress(progress)}</p>
      <div className={styles["judging"]}>
        <Bar share={progress.done / Math.max(1, progress.total)} label="Judging again" isCalm />
      </div>
    </>
  );
}

function useLate(isGoing: boolean): boolean {
  const [isLate, setLate] = useState(false);
  if (!isGoing && isLate) setLate(false);
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isGoing]);
  return isLate;
}
