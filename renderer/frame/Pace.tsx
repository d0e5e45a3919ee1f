import styles from "./RunStrip.module.css";

/** Who waits for whom, or how far something else is; in the colour of waiting when somebody waits. */
export function Pace({
  label,
  parts: [who, what],
  isWaiting,
}: Readonly<{ label: string; parts: readonly [string, string]; isWaiting: boolean }>) {
  return (
    <p className={styles["pace"]} data-waiting={isWaiting} title={`${label}: ${who}, ${what}`}>
      <span>{label}</span>
      <span>
        <b>{who}</b> <i>{what}</i>
      </span>
    </p>
  );
}
