import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../api/client.ts";
import { useRememberedWriter } from "../live/writerChoice.tsx";
import { Button } from "../parts/Button.tsx";
import { ContinueDialog } from "./ContinueDialog.tsx";
import styles from "./StripActs.module.css";

/** What can be done after a part stopped. */
export function Remedies({ part }: Readonly<{ part: "writing" | "training" | "all" }>) {
  const { settings } = useRememberedWriter();
  const [isAsking, setAsking] = useState(false);
  const again = useMutation(trpc.run.continue.mutationOptions({ onError: () => setAsking(true) }));
  return (
    <div className={styles["acts"]}>
      <Button isDisabled={again.isPending} onPress={() => (settings === null ? setAsking(true) : again.mutate(settings))}>
        Try again
      </Button>
      {part !== "training" && (
        <Button look="quiet" onPress={() => setAsking(true)}>
          Change the writer…
        </Button>
      )}
      <ContinueDialog isOpen={isAsking} onClose={() => setAsking(false)} failure={again.error?.message ?? null} />
    </div>
  );
}
