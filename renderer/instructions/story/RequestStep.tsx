import { Link } from "@tanstack/react-router";
import type { Story } from "../../../electron/nouns/view.ts";
import { count, counted, duration, timeWithSeconds } from "../../words/numbers.ts";
import { Step } from "./Step.tsx";
import styles from "./Story.module.css";

/** ② The request that brought it, and the whole reply behind a disclosure. */
export function RequestStep({ story }: Readonly<{ story: Story }>) {
  const { prompt, reply } = story;
  const temperature = prompt.temperature === null ? "" : `, temperature ${prompt.temperature.toFixed(1)}`;
  return (
    <Step
      sign="2"
      title={
        <Link to="/grow" search={{ tab: "requests", request: prompt.id }} className={styles["link"] ?? ""}>
          Request #{prompt.id}
        </Link>
      }
      more={`${timeWithSeconds(reply.arrivedAt)} · ${duration(reply.latencyMs)}`}
    >
      <p className={styles["fact"]}>
        {prompt.writer}
        {temperature}, task {count(reply.ordinal + 1)} of {count(reply.found)}
        {reply.broken > 0 && `, ${counted(reply.broken, "part")} unreadable`}
      </p>
      <p className={styles["fact"]}>
        {tokenWords(reply)}, ended by {reply.finishReason}
      </p>
      <details className={styles["reply"]}>
        <summary>The whole reply</summary>
        <pre tabIndex={0}>{reply.text}</pre>
      </details>
    </Step>
  );
}

function tokenWords({ promptTokens, completionTokens }: Story["reply"]): string {
  if (promptTokens === null || completionTokens === null) return "tokens unknown";
  return `${count(promptTokens)} tokens in, ${count(completionTokens)} out`;
}
