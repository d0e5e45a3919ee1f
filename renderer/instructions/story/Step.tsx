import type { ReactNode } from "react";
import styles from "./Story.module.css";

type StepProps = Readonly<{
  sign: string;
  title: ReactNode;
  more?: ReactNode;
  look?: "done" | "cand" | "seed" | "aside" | "ahead";
  children?: ReactNode;
}>;

/** One station of a story on the line that joins them. */
export function Step({ sign, title, more, look = "done", children }: StepProps) {
  return (
    <li className={styles["step"]} data-look={look}>
      <span className={styles["sign"]} aria-hidden="true">
        {sign}
      </span>
      <div className={styles["told"]}>
        <p className={styles["title"]}>
          <b>{title}</b>
          {more !== undefined && <span>{more}</span>}
        </p>
        {children}
      </div>
    </li>
  );
}
