import type { ReactNode } from "react";
import styles from "./Settings.module.css";

/** One setting: its control, and below it what it leads to. */
export function Setting({ note, children }: Readonly<{ note?: ReactNode; children: ReactNode }>) {
  return (
    <div className={styles["setting"]}>
      {children}
      {note !== undefined && <p className={styles["note"]}>{note}</p>}
    </div>
  );
}
