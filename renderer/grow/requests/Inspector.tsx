import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { RequestDetail, RequestTask } from "../../../electron/nouns/requestView.ts";
import { trpc } from "../../api/client.ts";
import { useOverview } from "../../live/overview.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { count, counted, timeWithSeconds, twoPlaces } from "../../words/numbers.ts";
import { requestTokens, requestWords } from "../../words/requests.ts";
import { ruleName } from "../../words/rules.ts";
import styles from "./Requests.module.css";

/** One request in three columns: what was asked, what came back, what was judged. */
export function Inspector({ prompt }: Readonly<{ prompt: number }>) {
  const { data, error, refetch } = useQuery(
    trpc.requests.detail.queryOptions({ prompt }, { placeholderData: keepPreviousData }),
  );
  const figures = useOverview()?.requests;
  const isSettled = data?.line.state === "judged";
  const version = isSettled ? "" : `${figures?.replied}:${figures?.failedAttempts}:${figures?.sent}`;
  useEffect(() => {
    if (version !== "") void refetch();
  }, [version, refetch]);
  if (error !== null) return <Notice kind="failed">{error.message}</Notice>;
  if (data === undefined) return <Waiting rows={6} label="Reading the request" />;
  return (
    <div className={styles["inspector"]}>
      <Asked detail={data} />
      <CameBack detail={data} />
      <Judged tasks={data.tasks} broken={data.broken} />
    </div>
  );
}

/** In a narrow window the inspector is below the grid, and a choice there would show nothing. */
function bringIntoSight(heading: HTMLElement | null): void {
  heading?.scrollIntoView({ block: "nearest" });
}

function Asked({ detail }: Readonly<{ detail: RequestDetail }>) {
  return (
    <section aria-labelledby="asked">
      <h2 key={detail.line.prompt} ref={bringIntoSight} id="asked">
        Prompt <span>{detail.line.writer}</span>
      </h2>
      <div className={styles["text"]} tabIndex={0} role="group" aria-labelledby="asked">
        {detail.messages.map((message) => (
          <div key={message.number} data-role={message.role}>
            <b>{message.role}</b>
            <pre>{message.content}</pre>
          </div>
        ))}
      </div>
    </section>
  );
}

function CameBack({ detail: { line, reply, attempts } }: Readonly<{ detail: RequestDetail }>) {
  return (
    <section aria-labelledby="came-back">
      <h2 id="came-back">
        Reply <span>{requestTokens(line)}</span>
      </h2>
      <div className={styles["text"]} tabIndex={0} role="group" aria-labelledby="came-back">
        {attempts.some(({ sentence }) => sentence !== null) && (
          <ol className={styles["attempts"]}>
            {attempts.map((attempt) => (
              <li key={attempt.startedAt} data-failed={attempt.sentence !== null}>
                {timeWithSeconds(attempt.startedAt)} {attempt.sentence ?? attempt.outcome ?? "asked"}
              </li>
            ))}
          </ol>
        )}
        {reply === null ? <p>{requestWords.noReply}</p> : <pre>{reply.text}</pre>}
      </div>
    </section>
  );
}

function Judged({ tasks, broken }: Pick<RequestDetail, "tasks" | "broken">) {
  return (
    <section aria-labelledby="judged">
      <h2 id="judged">
        Verdicts <span>{counted(tasks.length, "task")}</span>
      </h2>
      <div className={styles["text"]} tabIndex={0} role="group" aria-labelledby="judged">
        {tasks.length === 0 && <p>{requestWords.noTask}</p>}
        <ul className={styles["tasks"]}>
          {tasks.map((task) => (
            <Task key={task.candidate} task={task} />
          ))}
        </ul>
        {broken.map(({ ordinal, reason }) => (
          <p key={ordinal} className={styles["broken"]}>
            Task {ordinal + 1} could not be read: {reason.replaceAll("_", " ")}.
          </p>
        ))}
      </div>
    </section>
  );
}

function Task({ task }: Readonly<{ task: RequestTask }>) {
  const fate =
    task.keptNumber !== null
      ? `kept as ${count(task.keptNumber)}`
      : task.rule === null
        ? "not judged yet"
        : ruleName(task.rule);
  return (
    <li data-kept={task.keptNumber !== null}>
      <Link
        to="/instructions"
        search={{ show: task.keptNumber === null ? "set aside" : "kept", search: "", story: task.candidate }}
      >
        {task.instruction}
      </Link>
      <span>
        {fate}
        {task.score !== null && `, nearest ${twoPlaces(task.score)}`}
      </span>
    </li>
  );
}
