import { useMutation } from "@tanstack/react-query";
import { Pause, Square } from "lucide-react";
import { CommandButton } from "../commands/CommandButton.tsx";
import { useCommand } from "../commands/useCommand.ts";
import type { Overview } from "../../electron/nouns/view.ts";
import { trpc } from "../api/client.ts";
import { useConnection } from "../api/connection.ts";
import { useNow } from "../live/stale.ts";
import { useLive } from "../live/overview.tsx";
import { noteRefusal } from "../live/refusal.ts";
import { batchesToTrain, isAtWork, stateWords } from "../words/run.ts";
import { StateMark } from "./StateMark.tsx";
import styles from "./StripState.module.css";

/** The left end of the strip: state, elapsed time, Pause and Stop. */
export function StripState({ overview }: Readonly<{ overview: Overview | null }>) {
  const { receivedAt } = useLive();
  const { isOpen } = useConnection();
  const isTicking = overview?.state.kind === "growing" && isOpen;
  const now = useNow(1_000, isTicking);
  if (overview === null) {
    return <div className={styles["state"]} />;
  }
  const sinceReceived =
    overview.state.kind === "growing" && receivedAt !== null ? Math.max(0, now - receivedAt) : 0;
  const words = stateWords(
    overview.state,
    overview.elapsedMs + sinceReceived,
    overview.verdicts.kept,
    batchesToTrain(overview),
  );
  return (
    <div className={styles["state"]} data-testid="run-state" data-state={overview.state.kind}>
      <StateMark mark={words.mark} />
      <div className={styles["words"]}>
        <p className={styles["name"]}>{words.name}</p>
        <p className={styles["more"]}>{words.more}</p>
      </div>
      {isAtWork(overview.state) && <Halts isPausing={overview.state.kind === "pausing"} />}
    </div>
  );
}

const onError = (error: Readonly<{ message: string }>): void => noteRefusal(error.message);

function Halts({ isPausing }: Readonly<{ isPausing: boolean }>) {
  const pause = useMutation(trpc.run.pause.mutationOptions({ onError }));
  const stop = useMutation(trpc.run.stopNow.mutationOptions({ onError }));
  useCommand("pause", () => pause.mutate(), { isEnabled: !isPausing && !pause.isPending });
  useCommand("stop", () => stop.mutate(), { isEnabled: !stop.isPending });
  return (
    <>
      <CommandButton id="pause" look="icon" title="Pause: let what is in flight arrive">
        <Pause size={16} strokeWidth={1.6} aria-hidden="true" />
      </CommandButton>
      <CommandButton id="stop" look="icon" title="Stop now: give up what is in flight">
        <Square size={14} strokeWidth={1.6} aria-hidden="true" />
      </CommandButton>
    </>
  );
}
