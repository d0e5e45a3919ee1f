import styles from "./StationNumber.module.css";

/** The numbered ring of a station, ① to ⑦ alike everywhere. */
export function StationNumber({
  number,
  isCalm = false,
  look = "plain",
}: Readonly<{ number: number; isCalm?: boolean; look?: "plain" | "cand" | "seed" | "failed" }>) {
  return (
    <span className={styles["ring"]} data-calm={isCalm} data-look={look} aria-hidden="true">
      {look === "failed" ? "!" : number}
    </span>
  );
}
