import { useEffect, useState } from "react";
import styles from "./Waiting.module.css";

/** Loading under this time shows nothing (ui.md part 5). */
const SHOW_AFTER_MS = 300;

/** Grey rows of real height while something loads, from the third tenth of a second on. */
export function Waiting({ rows, label }: Readonly<{ rows: number; label: string }>) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className={styles["rows"]} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles["row"]}>
          <span style={{ width: `${36 + ((row * 29) % 48)}%` }} />
        </div>
      ))}
    </div>
  );
}
