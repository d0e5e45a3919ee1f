import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../api/client.ts";
import { defaultDraft, toWriterSettings, type WriterDraft } from "../grow/plan/writerDraft.ts";
import { WriterFields } from "../grow/plan/WriterFields.tsx";
import { useRememberedWriter } from "../live/writerChoice.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Sheet } from "../parts/Sheet.tsx";

type ContinueDialogProps = Readonly<{ isOpen: boolean; onClose: () => void; failure: string | null }>;

/** Asks who writes from now on; everything else about the run stays as it was. */
export function ContinueDialog({ isOpen, onClose, failure }: ContinueDialogProps) {
  const { settings, remember } = useRememberedWriter();
  const [draft, setDraft] = useState<WriterDraft>(() => defaultDraft(settings));
  const go = useMutation(trpc.run.continue.mutationOptions({ onSuccess: onClose }));
  const chosen = toWriterSettings(draft);
  const sentence = go.error?.message ?? failure;
  return (
    <Sheet
      title="Continue growing"
      isOpen={isOpen}
      onClose={onClose}
      width={560}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="accent"
            isDisabled={chosen === null || go.isPending}
            onPress={() => {
              if (chosen === null) return;
              remember(chosen);
              go.mutate(chosen);
            }}
          >
            Continue with this writer
          </Button>
        </>
      }
    >
      <p>The run goes on where it stopped. Goal, batch size and preset stay as they are; the writer may change.</p>
      <WriterFields draft={draft} onChange={setDraft} />
      {sentence !== null && <Notice kind="failed">{sentence}</Notice>}
    </Sheet>
  );
}
