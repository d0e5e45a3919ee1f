import { Play } from "lucide-react";
import { useState } from "react";
import { useCommand } from "../commands/useCommand.ts";
import { useTakeUp } from "../live/useTakeUp.ts";
import { useRememberedWriter } from "../live/writerChoice.tsx";
import { Button } from "../parts/Button.tsx";
import { ContinueDialog } from "./ContinueDialog.tsx";

/** Takes the run up again: at once with the writer chosen last, else by asking for one. */
export function Continue() {
  const { settings } = useRememberedWriter();
  const [isAsking, setAsking] = useState(false);
  const { takeUp, isPending, failure } = useTakeUp({ onFailure: () => setAsking(true) });
  const press = (): void => (settings === null ? setAsking(true) : takeUp(settings));
  useCommand("pause", press, { isEnabled: !isPending });
  return (
    <>
      <Button look="accent" isDisabled={isPending} onPress={press}>
        <Play size={14} strokeWidth={1.6} aria-hidden="true" />
        Continue
      </Button>
      {isAsking && <ContinueDialog onClose={() => setAsking(false)} failure={failure} />}
    </>
  );
}
