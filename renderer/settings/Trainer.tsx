import { usePreferences } from "../live/preferences.ts";
import { Notice } from "../parts/Notice.tsx";
import { Segments } from "../parts/Segments.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { settingsWords } from "../words/settings.ts";
import { Setting } from "./Setting.tsx";
import styles from "./Settings.module.css";

const words = settingsWords.trainer;
const choices = [
  { id: "embedded", name: words.names.embedded },
  { id: "none", name: words.names.none },
] as const;

/** Whether new runs train, and what follows. */
export function Trainer() {
  const { preferences, change, failure } = usePreferences();
  return (
    <>
      <ViewHeader title={settingsWords.sections.trainer} />
      <div className={styles["page"]}>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        <Setting>
          <Segments
            label={words.label}
            value={preferences.trainer}
            options={choices}
            onChange={(trainer) => change({ trainer })}
          />
          <p className={styles["text"]}>{words.notes[preferences.trainer]}</p>
          <p className={styles["note"]}>{words.frozen}</p>
        </Setting>
      </div>
    </>
  );
}
