import { Check, CircleDashed, OctagonX, Pause } from "lucide-react";
import type { StateMark as Mark } from "../words/run.ts";
import styles from "./StateMark.module.css";

/** The sign of a run's state: a shape that is clear without its colour. */
export function StateMark({ mark }: Readonly<{ mark: Mark }>) {
  if (mark === "stopped")
    return <OctagonX className={styles["failed"]} size={16} strokeWidth={1.6} aria-hidden="true" />;
  if (mark === "done")
    return <Check className={styles["done"]} size={16} strokeWidth={2} aria-hidden="true" />;
  if (mark === "paused" || mark === "pausing")
    return <Pause className={styles["paused"]} size={16} strokeWidth={1.6} aria-hidden="true" />;
  if (mark === "crashed")
    return <CircleDashed className={styles["paused"]} size={16} strokeWidth={1.6} aria-hidden="true" />;
  return <span className={styles["dot"]} data-growing={mark === "growing"} aria-hidden="true" />;
}
