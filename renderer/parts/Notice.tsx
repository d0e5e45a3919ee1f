import { OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Notice.module.css";

/** One sentence about something that failed or waits, with what can be done at its right. */
export function Notice({
  kind,
  children,
  acts,
}: Readonly<{ kind: "failed" | "waits"; children: ReactNode; acts?: ReactNode }>) {
  const Icon = kind === "failed" ? OctagonX : TriangleAlert;
  return (
    <div className={styles["notice"]} data-kind={kind} role={kind === "failed" ? "alert" : "status"}>
      <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
      <p>{children}</p>
      {acts}
    </div>
  );
}
