import { useState } from "react";
import styles from "./SeedPanel.module.css";

/** Longer texts are folded to about this many characters. */
const SHOWN = 480;

/** A text with its label; a long one opens by a button. */
export function LongText({ label, text }: Readonly<{ label: string; text: string }>) {
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > SHOWN * 1.25;
  return (
    <div className={styles["text"]}>
      <p>
        <span>{label}</span> {isLong && !isOpen ? `${text.slice(0, SHOWN)}…` : text}
      </p>
      {isLong && (
        <button
          type="button"
          className={styles["more"]}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? "Show less" : "Show all"}
        </button>
      )}
    </div>
  );
}
