import { CircleCheck, CircleMinus, CircleX, TriangleAlert, type LucideIcon } from "lucide-react";
import type { Probe } from "../../../electron/generate/probe.ts";
import styles from "./Writers.module.css";

const icons: Readonly<Record<Probe["outcome"], LucideIcon>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  fail: CircleX,
  none: CircleMinus,
};

/** How something is, as a sign; the words stand beside it. */
export function HealthMark({ outcome }: Readonly<{ outcome: Probe["outcome"] }>) {
  const Icon = icons[outcome];
  return (
    <span className={styles["mark"]} data-outcome={outcome}>
      <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
}
