import type { ReactNode } from "react";
import styles from "./ViewHeader.module.css";

/** The 44 px line over a view: title or filters at the left, facts and acts at the right; more lines where it is narrow. */
export function ViewHeader({
  title,
  isTitleHidden = false,
  children,
}: Readonly<{ title: string; isTitleHidden?: boolean; children?: ReactNode }>) {
  return (
    <header className={styles["header"]}>
      <h1 className={isTitleHidden ? styles["hiddenTitle"] : styles["title"]}>{title}</h1>
      {children}
    </header>
  );
}
