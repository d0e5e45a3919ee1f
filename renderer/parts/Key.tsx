import styles from "./Key.module.css";

/** A key as it is written on a keyboard; nothing where there is none. */
export function Key({ words }: Readonly<{ words: string | null }>) {
  return words === null ? null : <kbd className={styles["key"]}>{words}</kbd>;
}
