import { useState } from "react";
import type { Range } from "../../../../electron/nouns/range.ts";
import { lowerWords } from "../../../words/filterTexts.ts";
import { cutMarks, markedParts } from "./markedParts.ts";
import styles from "./Pair.module.css";

/** Longer texts than this are folded, so that both texts and the acts stay in view. */
const FOLD_AT = 600;

/** A text in which what it shares with another is marked; it is text and never markup. Long ones unfold. */
export function MarkedText({ text, marks }: Readonly<{ text: string; marks: readonly Range[] }>) {
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > FOLD_AT;
  const isCut = isLong && !isOpen;
  const parts = isCut
    ? markedParts(text.slice(0, FOLD_AT), cutMarks(marks, FOLD_AT))
    : markedParts(text, marks);
  return (
    <div className={styles["text"]}>
      <p>
        {text === "" && <i>(no instruction)</i>}
        {parts.map(({ from, part, isMarked }) =>
          isMarked ? <mark key={from}>{part}</mark> : <span key={from}>{part}</span>,
        )}
        {isCut && "…"}
      </p>
      {isLong && (
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? lowerWords.fold : lowerWords.unfold(text.length)}
        </button>
      )}
    </div>
  );
}
