import styles from "./RunStrip.module.css";

/** Who waits for whom; in the colour of waiting when somebody does. */
export function Pace({
  parts: [who, what],
  isWaiting,
}: Readonly<{ parts: readonly [string, string]; isWaiting: boolean }>) {
  return (
    <p className={styles["pace"]} data-waiting={isWaiting} title={`${who}, ${what}`}>
      <span>Pace</span>
      <span>
        <b>{who}</b> <i>{what}</i>
      </span>
    </p>
  );
}
