import { Button } from "../parts/Button.tsx";
import { Progress } from "../parts/Progress.tsx";
import { dayOrTime } from "../words/numbers.ts";
import { beforeContinuing, howFar, listedState, startWords } from "../words/start.ts";
import type { ListedProject } from "./projectsList.ts";
import type { Enter } from "./useEnter.ts";
import styles from "./Recent.module.css";

type ProjectRowProps = Readonly<{ project: ListedProject; now: number; isChosen: boolean; enter: Enter }>;

/** One project of the list; the chosen one can be gone on with, opened, or taken off the list. */
export function ProjectRow({ project, now, isChosen, enter }: ProjectRowProps) {
  const { name, folder, state, kept, goal, modifiedAt } = project;
  return (
    <>
      <div className={styles["line"]}>
        <span className={styles["title"]}>
          {name}
          <i>.seedbed</i>
        </span>
        <span className={styles["aside"]}>{modifiedAt === 0 ? "" : dayOrTime(modifiedAt, now)}</span>
      </div>
      <div className={styles["line"]}>
        <span data-state={state.kind}>{listedState(state, now)}</span>
        <span>{howFar(project)}</span>
      </div>
      {folder !== null && (
        <div className={styles["folder"]} title={folder}>
          {folder}
        </div>
      )}
      {state.kind !== "missing" && state.kind !== "unreadable" && state.kind !== "older" && (
        <div className={styles["bar"]} data-state={state.kind}>
          <Progress share={goal === null ? 0 : (kept ?? 0) / goal} label={`Kept in ${name}`} />
        </div>
      )}
      {isChosen && <Acts project={project} enter={enter} />}
    </>
  );
}

function Acts({ project: { id, state, folder }, enter }: Pick<ProjectRowProps, "project" | "enter">) {
  const canContinue = state.kind === "crashed" || state.kind === "paused" || state.kind === "stopped";
  const { isPending } = enter;
  const words = beforeContinuing(state);
  return (
    <div className={styles["acts"]}>
      {canContinue && (
        <Button look="accent" isDisabled={isPending} onPress={() => enter.continueGrowing(id)}>
          {startWords.continue}
        </Button>
      )}
      {state.kind !== "missing" && (
        <Button look={canContinue ? "plain" : "accent"} isDisabled={isPending} onPress={() => enter.open(id)}>
          {canContinue ? startWords.openOnly : startWords.openIt}
        </Button>
      )}
      {folder !== null && (
        <Button look="quiet" isDisabled={isPending} onPress={() => enter.forget(id)}>
          {startWords.forget}
        </Button>
      )}
      {words !== null && <span className={styles["before"]}>{words}</span>}
    </div>
  );
}
