import type { RuleLine } from "../../../electron/nouns/filterView.ts";
import type { ProjectLanguage } from "../../../electron/nouns/language.ts";
import type { RuleChoices } from "../../../electron/nouns/ruleChoices.ts";
import { rulesWords } from "../../words/ruleLimits.ts";
import { RuleEntry } from "./RuleEntry.tsx";
import { ruleGroups } from "./ruleGroups.ts";
import styles from "./Rules.module.css";

type RuleListProps = Readonly<{
  about: string;
  chosen: RuleChoices;
  base: RuleChoices;
  language: ProjectLanguage;
  /** What each rule said in the run; null: there is no run, or it is not read yet. */
  lines: readonly RuleLine[] | null;
  onChange: (chosen: RuleChoices) => void;
}>;

/** Every rule in the order in which it is asked, by what it judges. */
export function RuleList({ about, chosen, base, language, lines, onChange }: RuleListProps) {
  return (
    <div className={styles["rules"]}>
      <p className={styles["about"]}>{about}</p>
      {ruleGroups.map(({ group, rules }) => (
        <section key={group} className={styles["group"]} aria-label={rulesWords.groups[group]}>
          <h3>{rulesWords.groups[group]}</h3>
          {rules.map((name) => (
            <RuleEntry
              key={name}
              name={name}
              choice={chosen[name]}
              base={base[name]}
              language={language}
              line={lines?.find(({ rule }) => rule === name) ?? null}
              onChange={(choice) => onChange({ ...chosen, [name]: choice })}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
