import { ViewHeader } from "../parts/ViewHeader.tsx";
import { settingsWords } from "../words/settings.ts";
import styles from "./Settings.module.css";

const words = settingsWords.filter;

/** How the filter splits texts into words: the one way that there is, and what it means for other languages. */
export function FilterLanguage() {
  return (
    <>
      <ViewHeader title={settingsWords.sections.filter} />
      <div className={styles["page"]}>
        <section className={styles["setting"]}>
          <h2>
            {words.label}: {words.english}
          </h2>
          <p className={styles["text"]}>{words.note}</p>
          <p className={styles["text"]}>{words.consequence}</p>
        </section>
      </div>
    </>
  );
}
