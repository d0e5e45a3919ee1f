import styles from "./ScoreAxis.module.css";

/** A nearest ROUGE-L score as a line up to it, with θ as a tick; filled when kept, hollow when set aside. */
export function ScoreAxis({
  score,
  theta,
  isKept,
}: Readonly<{ score: number; theta: number; isKept: boolean }>) {
  const place = `${Math.min(1, Math.max(0, score)) * 100}%`;
  return (
    <span className={styles["axis"]} aria-hidden="true">
      <span className={styles["reach"]} data-kept={isKept} style={{ width: place }} />
      <span className={styles["theta"]} style={{ left: `${theta * 100}%` }} />
    </span>
  );
}
