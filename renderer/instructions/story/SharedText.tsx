import type { Range } from "../../../electron/nouns/view.ts";
import styles from "./Story.module.css";

/** A text in which some places are underlined. */
export function SharedText({ text, shared }: Readonly<{ text: string; shared: readonly Range[] }>) {
  return (
    <p className={styles["said"]}>
      {shared.map(({ from, to }, at) => (
        <span key={from}>
          {text.slice(shared[at - 1]?.to ?? 0, from)}
          <mark className={styles["shared"]}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(shared.at(-1)?.to ?? 0)}
    </p>
  );
}
