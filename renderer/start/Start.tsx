import { ThemeMenu } from "../frame/ThemeMenu.tsx";
import { useStaleMs } from "../live/stale.ts";
import { Notice } from "../parts/Notice.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { startWords } from "../words/start.ts";
import { Bed } from "./Bed.tsx";
import { NewProject } from "./NewProject.tsx";
import { ProjectList } from "./ProjectList.tsx";
import type { ProjectsList } from "./projectsList.ts";
import styles from "./Start.module.css";

/** No project is open: make one by name, or open one from the list. */
export function Start({ list, failure }: Readonly<{ list: ProjectsList | null; failure: string | null }>) {
  const staleMs = useStaleMs();
  return (
    <div className={styles["page"]}>
      <header className={styles["bar"]}>
        <ThemeMenu />
      </header>
      <main className={styles["start"]}>
        <section className={styles["left"]}>
          <h1 className={styles["name"]}>
            <Bed />
            Seedbed
          </h1>
          <p className={styles["purpose"]}>{startWords.purpose}</p>
          <NewProject taken={(list?.projects ?? []).map((project) => project.name)} />
          {failure !== null && <Notice kind="failed">{failure}</Notice>}
          {staleMs !== null && <Notice kind="waits">{startWords.noBackend}</Notice>}
        </section>
        <section className={styles["right"]} aria-labelledby="recent">
          <h2 id="recent">{startWords.recent}</h2>
          {list === null && failure === null ? (
            <Waiting rows={4} label={startWords.loading} />
          ) : (
            <ProjectList projects={list?.projects ?? []} />
          )}
        </section>
      </main>
    </div>
  );
}
