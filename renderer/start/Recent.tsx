import { useState } from "react";
import { GridList, GridListItem } from "react-aria-components";
import { useNow } from "../live/stale.ts";
import { Key } from "../parts/Key.tsx";
import { Notice } from "../parts/Notice.tsx";
import { startWords } from "../words/start.ts";
import type { ListedProject } from "./projectsList.ts";
import { ProjectRow } from "./ProjectRow.tsx";
import { useEnter } from "./useEnter.ts";
import styles from "./Recent.module.css";

/** How often "5 min ago" is worked out again. */
const NOW_EVERY_MS = 30_000;

/** The projects, newest first: arrows move, Enter opens, the chosen one shows its acts. */
export function Recent({ projects }: Readonly<{ projects: readonly ListedProject[] }>) {
  const [chosen, setChosen] = useState(projects[0]?.id ?? null);
  const now = useNow(NOW_EVERY_MS, true);
  const enter = useEnter();
  const isListed = projects.some(({ id }) => id === chosen);
  const selected = isListed ? chosen : (projects[0]?.id ?? null);
  return (
    <section className={styles["recent"]}>
      <header className={styles["header"]}>
        <h2>{startWords.recent}</h2>
        <span className={styles["keys"]} aria-hidden="true">
          ↑↓ {startWords.move} <Key words="↵" /> {startWords.openKey}
        </span>
      </header>
      {enter.failure !== null && (
        <div className={styles["failure"]}>
          <Notice kind="failed">{enter.failure}</Notice>
        </div>
      )}
      <GridList
        aria-label={startWords.recent}
        className={styles["list"] ?? ""}
        items={projects}
        dependencies={[selected, now, enter.isPending]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : keys;
          if (typeof key === "string") setChosen(key);
        }}
        onAction={(key) => enter.open(String(key))}
      >
        {(project) => (
          <GridListItem id={project.id} textValue={project.name} className={styles["project"] ?? ""}>
            <ProjectRow project={project} now={now} isChosen={project.id === selected} enter={enter} />
          </GridListItem>
        )}
      </GridList>
    </section>
  );
}
