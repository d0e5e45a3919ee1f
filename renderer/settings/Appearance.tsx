import { usePreferences } from "../live/preferences.ts";
import { Notice } from "../parts/Notice.tsx";
import { Segments } from "../parts/Segments.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { settingsWords } from "../words/settings.ts";
import { Setting } from "./Setting.tsx";
import styles from "./Settings.module.css";

const words = settingsWords.appearance;
const themes = [
  { id: "system", name: words.themes.system },
  { id: "dark", name: words.themes.dark },
  { id: "light", name: words.themes.light },
] as const;
const densities = [
  { id: "compact", name: words.densities.compact },
  { id: "normal", name: words.densities.normal },
  { id: "roomy", name: words.densities.roomy },
] as const;

/** Theme and height of rows. */
export function Appearance() {
  const { preferences, change, failure } = usePreferences();
  return (
    <>
      <ViewHeader title={settingsWords.sections.appearance} />
      <div className={styles["page"]}>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        <Setting>
          <Segments
            label={words.theme}
            value={preferences.theme}
            options={themes}
            onChange={(theme) => change({ theme })}
          />
        </Setting>
        <Setting note={words.densityNote}>
          <Segments
            label={words.density}
            value={preferences.density}
            options={densities}
            onChange={(density) => change({ density })}
          />
        </Setting>
      </div>
    </>
  );
}
