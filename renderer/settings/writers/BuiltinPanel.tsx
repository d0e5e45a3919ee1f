import { BuiltinWriter } from "../../grow/plan/BuiltinWriter.tsx";
import { writerWords } from "../../words/writers.ts";
import styles from "./Writers.module.css";

/** The built-in writer has nothing to set; it is here, or its model is to be fetched. */
export function BuiltinPanel() {
  return (
    <section className={styles["panel"]} aria-labelledby="builtin-writer">
      <header className={styles["head"]}>
        <h2 id="builtin-writer">{writerWords.builtin}</h2>
      </header>
      <div className={styles["form"]}>
        <BuiltinWriter />
      </div>
    </section>
  );
}
