import { ProgressBar } from "react-aria-components";
import styles from "./Progress.module.css";

/** A bar from 0 to 1, or a moving one when the share is not known. */
export function Progress({
  share,
  label,
  isCalm = false,
}: Readonly<{ share: number | null; label: string; isCalm?: boolean }>) {
  return (
    <ProgressBar
      className={styles["bar"] ?? ""}
      aria-label={label}
      isIndeterminate={share === null}
      value={(share ?? 0) * 100}
    >
      <span
        className={styles["fill"]}
        data-unknown={share === null}
        data-calm={isCalm}
        style={{ width: share === null ? "30%" : `${Math.min(1, share) * 100}%` }}
      />
    </ProgressBar>
  );
}
