import { useState } from "react";
import { defaultDraft, toWriterSettings, type WriterDraft } from "../grow/plan/writerDraft.ts";
import { WriterFields } from "../grow/plan/WriterFields.tsx";
import { useTakeUp } from "../live/useTakeUp.ts";
import { useRememberedWriter } from "../live/writerChoice.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Sheet } from "../parts/Sheet.tsx";

/** Asks who writes from now on; everything else about the run stays as it was. */
export function ContinueDialog({
  onClose,
  failure,
}: Readonly<{ onClose: () => void; failure: string | null }>) {
  const { settings } = useRememberedWriter();
  const [draft, setDraft] = useState<WriterDraft>(() => defaultDraft(settings));
  const own = useTakeUp({ onDone: onClose });
  const chosen = toWriterSettings(draft);
  const sentence = own.failure ?? failure;
  return (
    <Sheet
      title="Continue growing"
      isOpen
      onClose={onClose}
      width={560}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="accent"
            isDisabled={chosen === null || own.isPending}
            onPress={() => chosen !== null && own.takeUp(chosen, true)}
          >
            Continue with this writer
          </Button>
        </>
      }
    >
      <p>
        The run goes on where it stopped. Goal, batch size and preset stay as they are; the writer may change.
      </p>
      <WriterFields draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
      {sentence !== null && <Notice kind="failed">{sentence}</Notice>}
    </Sheet>
  );
}
