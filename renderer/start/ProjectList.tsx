import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { queryClient, trpc } from "../api/client.ts";
import { Notice } from "../parts/Notice.tsx";
import { Progress } from "../parts/Progress.tsx";
import { count, dayOrTime } from "../words/numbers.ts";
import { startWords } from "../words/start.ts";
import type { ProjectsList } from "./projectsList.ts";
import styles from "./Start.module.css";

/** The projects, newest first; one press opens one. */
export function ProjectList({ projects }: Readonly<{ projects: ProjectsList["projects"] }>) {
  const [now] = useState(() => Date.now());
  const open = useMutation(
    trpc.projects.open.mutationOptions({ onSuccess: () => queryClient.resetQueries() }),
  );
  if (projects.length === 0) return <p className={styles["empty"]}>{startWords.empty}</p>;
  return (
    <>
      {open.error !== null && <Notice kind="failed">{open.error.message}</Notice>}
      <ul className={styles["list"]}>
        {projects.map((project) => (
          <li key={project.name}>
            <button
              type="button"
              className={styles["project"]}
              disabled={open.isPending}
              onClick={() => open.mutate({ name: project.name })}
            >
              <span className={styles["line"]}>
                <span className={styles["title"]}>
                  {project.name}
                  <i>.seedbed</i>
                </span>
                <span>{dayOrTime(project.modifiedAt, now)}</span>
              </span>
              <span className={styles["line"]}>
                <span>{project.goal === null ? startWords.notGrown : ""}</span>
                {project.goal !== null && (
                  <span>
                    {count(project.kept ?? 0)} of {count(project.goal)} kept
                  </span>
                )}
              </span>
              <Progress
                share={project.goal === null ? 0 : (project.kept ?? 0) / project.goal}
                label={`Kept in ${project.name}`}
              />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
