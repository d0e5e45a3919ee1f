import { useStaleMs } from "../live/stale.ts";
import { Notice } from "../parts/Notice.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { startWords } from "../words/start.ts";
import { Bed } from "./Bed.tsx";
import { NewProject } from "./NewProject.tsx";
import { OpenProject } from "./OpenProject.tsx";
import type { ProjectsList } from "./projectsList.ts";
import { Recent } from "./Recent.tsx";
import { StartBar } from "./StartBar.tsx";
import { StartDrop } from "./StartDrop.tsx";
import { StartStatus } from "./StartStatus.tsx";
import { ThisComputer } from "./ThisComputer.tsx";
import styles from "./Start.module.css";

/** No project is open: start with a seed file, with a name, or with a project of the list. */
export function Start({ list, failure }: Readonly<{ list: ProjectsList | null; failure: string | null }>) {
  const staleMs = useStaleMs();
  const projects = list?.projects ?? [];
  const isFirstRun = list !== null && projects.length === 0;
  return (
    <div className={styles["page"]}>
      <StartBar />
      <main tabIndex={-1} className={styles["start"]} data-alone={isFirstRun}>
        <section className={styles["left"]}>
          <h1 className={styles["name"]}>
            <Bed />
            Seedbed
          </h1>
          <p className={styles["purpose"]}>{startWords.purpose}</p>
          {failure !== null && <Notice kind="failed">{failure}</Notice>}
          {staleMs !== null && <Notice kind="waits">{startWords.noBackend}</Notice>}
          <StartDrop />
          <div className={styles["others"]}>
            <OpenProject />
            <NewProject taken={projects.filter(({ folder }) => folder === null).map(({ name }) => name)} />
          </div>
          <ThisComputer />
        </section>
        {!isFirstRun && (
          <div className={styles["list"]}>
            {list === null && failure === null && <Waiting rows={4} label={startWords.loading} />}
            {projects.length > 0 && <Recent projects={projects} />}
          </div>
        )}
      </main>
      <StartStatus />
    </div>
  );
}
