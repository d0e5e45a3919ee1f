import { useEffect, useRef, useState } from "react";
import { Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components";
import { Notice } from "../../parts/Notice.tsx";
import { Button } from "../../parts/Button.tsx";
import { lowerWords } from "../../words/filterTexts.ts";
import { count } from "../../words/numbers.ts";
import { ruleTitle } from "../../words/rules.ts";
import { RulesSheet } from "../rules/RulesSheet.tsx";
import type { Reason, Reasons } from "./reasons.ts";
import styles from "./ReasonList.module.css";

type ReasonListProps = Readonly<{
  reasons: Reasons;
  chosen: string;
  failure: string | null;
  onChoose: (reason: string) => void;
}>;

/** Why texts were set aside, by how many; then what was marked, and what a person keeps. */
export function ReasonList({ reasons, chosen, failure, onChoose }: ReasonListProps) {
  const [isOpen, setOpen] = useState(false);
  const { total, silent } = reasons;
  return (
    <section className={styles["reasons"]} aria-label="Reasons">
      <h2 className={styles["title"]}>
        {lowerWords.setAside} <span>{count(total)}</span>
      </h2>
      {failure !== null && (
        <div className={styles["notice"]}>
          <Notice kind="failed">{failure}</Notice>
        </div>
      )}
      <Options reasons={reasons} chosen={chosen} onChoose={onChoose} />
      {silent.length > 0 && (
        <details className={styles["silent"]}>
          <summary>{lowerWords.silent(silent.length)}</summary>
          <ul>
            {silent.map((rule) => (
              <li key={rule}>{ruleTitle(rule)}</li>
            ))}
          </ul>
        </details>
      )}
      <div className={styles["change"]}>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {lowerWords.change}
        </Button>
      </div>
      <RulesSheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}

/** The reasons as a list of which one is chosen, by the arrow keys too. */
function Options({ reasons, chosen, onChoose }: Omit<ReasonListProps, "failure">) {
  const { setAside, marked, byPerson } = reasons;
  const most = Math.max(1, ...[...setAside, ...marked].map(({ texts }) => texts));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-key="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <ListBox
      ref={list}
      aria-label="Reasons"
      className={styles["list"] ?? ""}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === "all" ? [] : keys;
        if (key !== undefined && key !== chosen) onChoose(String(key));
      }}
    >
      <ListBoxSection id="aside" aria-label={lowerWords.setAside}>
        {setAside.map((reason) => (
          <Line key={reason.id} reason={reason} most={most} />
        ))}
      </ListBoxSection>
      {marked.length > 0 && (
        <ListBoxSection id="marked">
          <Header className={styles["header"] ?? ""}>{lowerWords.marked}</Header>
          {marked.map((reason) => (
            <Line key={reason.id} reason={reason} most={most} />
          ))}
        </ListBoxSection>
      )}
      {byPerson !== null && (
        <ListBoxSection id="person" aria-label={lowerWords.byPerson} className={styles["apart"] ?? ""}>
          <Line reason={byPerson} most={most} />
        </ListBoxSection>
      )}
    </ListBox>
  );
}

function Line({ reason: { id, texts }, most }: Readonly<{ reason: Reason; most: number }>) {
  const title = ruleTitle(id);
  return (
    <ListBoxItem id={id} textValue={title} className={styles["line"] ?? ""}>
      <span>{title}</span> <span>{count(texts)}</span>
      <i aria-hidden="true" style={{ width: `${(100 * texts) / most}%` }} />
    </ListBoxItem>
  );
}
