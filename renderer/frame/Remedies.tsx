import { useState } from "react";
import { useCommand } from "../commands/useCommand.ts";
import { useTakeUp } from "../live/useTakeUp.ts";
import { useRememberedWriter } from "../live/writerChoice.tsx";
import { Button } from "../parts/Button.tsx";
import { ContinueDialog } from "./ContinueDialog.tsx";
import styles from "./StripActs.module.css";

/** What can be done after a part stopped. */
export function Remedies({ part }: Readonly<{ part: "writing" | "training" | "all" }>) {
  const { settings } = useRememberedWriter();
  const [isAsking, setAsking] = useState(false);
  const { takeUp, isPending, failure } = useTakeUp({ onFailure: () => setAsking(true) });
  const press = (): void => (settings === null ? setAsking(true) : takeUp(settings));
  useCommand("pause", press, { isEnabled: !isPending, isFallback: true });
  return (
    <div className={styles["acts"]}>
      <Button isDisabled={isPending} onPress={press}>
        Try again
      </Button>
      {part !== "training" && (
        <Button look="quiet" onPress={() => setAsking(true)}>
          Change the writer…
        </Button>
      )}
      {isAsking && <ContinueDialog onClose={() => setAsking(false)} failure={failure} />}
    </div>
  );
}
