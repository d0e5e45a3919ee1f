import { projectLanguage, tokenizerOfLanguage } from "../../electron/nouns/language.ts";
import { ruleNames, usualRules } from "../../electron/nouns/ruleChoices.ts";
import { usePreferences } from "../live/preferences.ts";
import { Notice } from "../parts/Notice.tsx";
import { Segments } from "../parts/Segments.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { tokenizerSentences } from "../words/filter.ts";
import { languageTitles } from "../words/planFilter.ts";
import { ruleTitle } from "../words/rules.ts";
import { settingsWords } from "../words/settings.ts";
import { Setting } from "./Setting.tsx";
import styles from "./Settings.module.css";

const words = settingsWords.filter;
const languages = projectLanguage.options.map((id) => ({ id, name: languageTitles[id] }));

/** The language that new projects start with, and what it chooses. */
export function FilterLanguage() {
  const { preferences, change, failure } = usePreferences();
  const language = preferences.filterLanguage;
  const tokenizer = tokenizerOfLanguage[language];
  const usual = usualRules("recommended", language);
  const off = ruleNames.filter((name) => !usual[name].isOn);
  return (
    <>
      <ViewHeader title={settingsWords.sections.filter} />
      <div className={styles["page"]}>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        <Setting note={words.frozen}>
          <Segments
            label={words.label}
            value={language}
            options={languages}
            onChange={(filterLanguage) => change({ filterLanguage })}
          />
        </Setting>
        <section className={styles["setting"]}>
          <h2>
            {words.tokens}: {tokenizer}
          </h2>
          <p className={styles["text"]}>{tokenizerSentences[tokenizer]}</p>
        </section>
        <section className={styles["setting"]}>
          <h2>{words.rules}</h2>
          <p className={styles["text"]}>{off.length === 0 ? words.allOn : words.off}</p>
          {off.length > 0 && (
            <ul className={styles["list"]}>
              {off.map((name) => (
                <li key={name}>{ruleTitle(name)}</li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
