import { Link } from "@tanstack/react-router";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { planWords } from "../../words/plan.ts";
import styles from "./Plan.module.css";

/** What is known of the saved writer that was chosen, and the way to its form. */
export function SavedWriter({ writer }: Readonly<{ writer: ListedWriter }>) {
  const { id, place, health, key } = writer;
  return (
    <div className={styles["builtin"]}>
      <p>
        {planWords.saved(place, health.words, planWords.keys[key.kind])}{" "}
        <Link to="/settings" search={{ section: "writers", writer: id }} className={styles["link"] ?? ""}>
          {planWords.openWriter}
        </Link>
      </p>
    </div>
  );
}
