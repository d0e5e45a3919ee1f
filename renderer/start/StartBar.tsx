import { CircleQuestionMark, SlidersHorizontal } from "lucide-react";
import { CommandButton } from "../commands/CommandButton.tsx";
import { CommandField } from "../frame/CommandField.tsx";
import styles from "./Start.module.css";

/** The bar over the start: the command field, and at the right the settings and the keys. */
export function StartBar() {
  return (
    <header className={styles["bar"]}>
      <span />
      <CommandField />
      <div className={styles["right"]}>
        <CommandButton id="settings" look="icon">
          <SlidersHorizontal size={16} strokeWidth={1.6} aria-hidden="true" />
        </CommandButton>
        <CommandButton id="keys" look="icon">
          <CircleQuestionMark size={16} strokeWidth={1.6} aria-hidden="true" />
        </CommandButton>
      </div>
    </header>
  );
}
