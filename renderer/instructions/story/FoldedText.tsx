import { useState } from "react";
import styles from "./Story.module.css";

/** Longer texts than this are folded. */
const FOLD_AT = 320;

/** A text of the writer's, shown as text and nothing else; long ones unfold. */
export function FoldedText({ label, text }: Readonly<{ label: string; text: string }>) {
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > FOLD_AT;
  return (
    <figure className={styles["text"]}>
      <figcaption>{label}</figcaption>
      <blockquote>
        {text === "" && <i>empty</i>}
        {isLong && !isOpen ? `${text.slice(0, FOLD_AT)}…` : text}{" "}
        {isLong && (
          <button
            type="button"
            className={styles["more"]}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? "show less" : "show all"}
          </button>
        )}
      </blockquote>
    </figure>
  );
}
