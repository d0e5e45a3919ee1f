import { useState, type KeyboardEvent } from "react";
import type { SeedName } from "../../electron/nouns/seedView.ts";
import { useDraft, type Drafts } from "../live/drafts.ts";
import { useProjectId } from "../live/projects.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { nameWords } from "../words/seedTable.ts";
import { TextBlock } from "./TextBlock.tsx";
import type { Task } from "./useSeedActs.ts";

/** What the dialog begins with: a new task, or that of the seed it is written over. */
export type Draft = Readonly<{ seed: SeedName | null; task: Task }>;

/** A seed still to be written. */
export const emptyDraft: Draft = { seed: null, task: { instruction: "", input: "", output: "" } };

type SeedDialogProps = Readonly<{
  draft: Draft;
  onClose: () => void;
  /** Gives the sentence of a refusal, null when it was saved. */
  onSave: (task: Task) => Promise<string | null>;
}>;

const parts = [
  { id: "instruction", label: "Instruction", rows: 3, note: undefined },
  { id: "input", label: "Input", rows: 4, note: "may stay empty" },
  { id: "output", label: "Output", rows: 6, note: undefined },
] as const;

/** Texts that were typed and not saved, by project and seed. */
const typed: Drafts<Task> = new Map();

/**
 * Writes a seed by hand, or writes one over another; Ctrl or Cmd with Enter saves. Leaving it by Esc keeps the text,
 * Cancel drops it.
 */
export function SeedDialog({ draft, onClose, onSave }: SeedDialogProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const { seed } = draft;
  const key = `${useProjectId()} ${seed?.id ?? "new"}`;
  const { value: task, change, forget } = useDraft(typed, key, draft.task);
  const isWhole = task.instruction.trim() !== "" && task.output.trim() !== "";
  const canSave = isWhole && !isSaving && parts.some(({ id }) => task[id] !== draft.task[id]);
  async function save(): Promise<void> {
    if (!canSave) return;
    setSaving(true);
    const refusal = await onSave(task);
    if (refusal === null) forget();
    setFailure(refusal);
    setSaving(false);
  }
  function press(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  }
  const footer = (
    <>
      <Button
        onPress={() => {
          forget();
          onClose();
        }}
      >
        Cancel
      </Button>
      <Button look="accent" isDisabled={!canSave} onPress={() => void save()}>
        {seed === null ? "Add the seed" : "Save the edit"}
      </Button>
    </>
  );
  const title = seed === null ? "Write a seed" : `Edit seed ${nameWords(seed)}`;
  return (
    <Sheet title={title} isOpen onClose={onClose} width={640} footer={footer}>
      {parts.map(({ id, ...part }) => (
        <TextBlock
          key={id}
          {...part}
          value={task[id]}
          onChange={(text) => change((before) => ({ ...before, [id]: text }))}
          isRequired={id !== "input"}
          isFirst={id === "instruction"}
          onKeyDown={press}
        />
      ))}
      {seed !== null && (
        <p>
          The edit is a seed of its own and starts without counts. Seed {nameWords(seed)} leaves the bed and
          keeps its own.
        </p>
      )}
      {failure !== null && <Notice kind="failed">{failure}</Notice>}
    </Sheet>
  );
}
