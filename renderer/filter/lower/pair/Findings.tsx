import type { Explanation } from "../../../../electron/nouns/filterView.ts";
import type { RuleChoices } from "../../../../electron/nouns/ruleChoices.ts";
import { firstLimit, limitWords, lowerWords, measureWords } from "../../../words/filterTexts.ts";
import { ruleTitle } from "../../../words/rules.ts";
import styles from "./Pair.module.css";

type FindingsProps = Readonly<{
  explanation: Explanation;
  rules: RuleChoices;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}>;

/** What every rule says of the text, those that are switched off too. */
export function Findings({ explanation: { findings }, rules, isOpen, onOpen }: FindingsProps) {
  if (findings.length === 0) return null;
  return (
    <details
      className={styles["findings"]}
      open={isOpen}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>{lowerWords.findings}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{lowerWords.rule}</th>
            <th scope="col">{lowerWords.found}</th>
            <th scope="col">{lowerWords.limit}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <Line key={finding.rule} finding={finding} limits={rules[finding.rule].limits} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

type LineProps = Readonly<{
  finding: Explanation["findings"][number];
  limits: Readonly<Record<string, number>>;
}>;

function Line({ finding: { rule, isOn, speaks, value }, limits }: LineProps) {
  const limit = firstLimit(rule);
  const at = limit === null ? undefined : limits[limit.key];
  return (
    <tr data-speaks={speaks}>
      <th scope="row">
        {ruleTitle(rule)}
        {!isOn && <span> off</span>}
      </th>
      <td>
        {speaks ? "speaks" : "silent"}
        {limit !== null && value !== null && `, ${measureWords(value, limit.unit)}`}
      </td>
      <td>{limit === null || at === undefined ? "" : limitWords(limit, at)}</td>
    </tr>
  );
}
