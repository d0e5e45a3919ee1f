import type { Range } from "../../../../electron/nouns/range.ts";
import { markedParts } from "./markedParts.ts";
import styles from "./Pair.module.css";

/** A text in which what it shares with another is marked; it is text and never markup. */
export function MarkedText({ text, marks }: Readonly<{ text: string; marks: readonly Range[] }>) {
  return (
    <p className={styles["text"]}>
      {text === "" && <i>(no instruction)</i>}
      {markedParts(text, marks).map(({ from, part, isMarked }) =>
        isMarked ? <mark key={from}>{part}</mark> : <span key={from}>{part}</span>,
      )}
    </p>
  );
}
