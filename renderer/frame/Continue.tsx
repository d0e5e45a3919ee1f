import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { trpc } from "../api/client.ts";
import { useRememberedWriter } from "../live/writerChoice.tsx";
import { Button } from "../parts/Button.tsx";
import { ContinueDialog } from "./ContinueDialog.tsx";

/** Takes the run up again: at once with the writer chosen last, else by asking for one. */
export function Continue() {
  const { settings } = useRememberedWriter();
  const [isAsking, setAsking] = useState(false);
  const go = useMutation(trpc.run.continue.mutationOptions({ onError: () => setAsking(true) }));
  return (
    <>
      <Button look="accent" isDisabled={go.isPending} onPress={() => (settings === null ? setAsking(true) : go.mutate(settings))}>
        <Play size={14} strokeWidth={1.6} aria-hidden="true" />
        Continue
      </Button>
      <ContinueDialog isOpen={isAsking} onClose={() => setAsking(false)} failure={go.error?.message ?? null} />
    </>
  );
}
