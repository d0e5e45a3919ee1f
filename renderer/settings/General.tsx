import { useState } from "react";
import { usePreferences } from "../live/preferences.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Toggle } from "../parts/Toggle.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { settingsWords } from "../words/settings.ts";
import { Setting } from "./Setting.tsx";
import styles from "./Settings.module.css";

const words = settingsWords.general;

/** Connections to elsewhere, and the hints of a first run. */
export function General() {
  const { preferences, isKnown, change, failure } = usePreferences();
  const [isReset, setReset] = useState(false);
  return (
    <>
      <ViewHeader title={settingsWords.sections.general} />
      <div className={styles["page"]}>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        <Setting note={words.offlineNote}>
          <Toggle
            label={words.offline}
            isOn={preferences.isOffline}
            isDisabled={!isKnown}
            onChange={(isOffline) => change({ isOffline })}
          />
        </Setting>
        <Setting note={isReset ? words.hintsShown : words.hintsNote}>
          <h2>{words.hints}</h2>
          <Button
            isDisabled={preferences.hintsSeen.length === 0}
            onPress={() => {
              change({ hintsSeen: [] });
              setReset(true);
            }}
          >
            {words.showHints}
          </Button>
        </Setting>
      </div>
    </>
  );
}
