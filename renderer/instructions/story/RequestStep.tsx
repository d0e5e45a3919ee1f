import type { Story } from "../../../electron/nouns/view.ts";
import { count, counted, duration, timeWithSeconds } from "../../words/numbers.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ② The request that brought it, and the whole reply behind a disclosure. */
export function RequestStep({ story }: Readonly<{ story: Story }>) {
  const { prompt, reply } = story;
  const tokens =
    reply.promptTokens === null || reply.completionTokens === null
      ? null
      : `${count(reply.promptTokens)} tokens in, ${count(reply.completionTokens)} out`;
  return (
    <Step
      sign="2"
      title={`Request #${count(prompt.id)}`}
      more={`${timeWithSeconds(prompt.createdAt)} · ${duration(reply.latencyMs)}`}
    >
      <p className={styles["fact"]}>
        {prompt.writer}, task {count(reply.ordinal)} of {count(reply.found)}
        {reply.broken > 0 && `, ${counted(reply.broken, "part")} unreadable`}
      </p>
      <p className={styles["fact"]}>
        {tokens === null ? "tokens unknown" : tokens}, ended by {reply.finishReason}
      </p>
      <details className={styles["reply"]}>
        <summary>The whole reply</summary>
        <pre tabIndex={0}>{reply.text}</pre>
      </details>
    </Step>
  );
}
