import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/client.ts";
import { Choice } from "../../parts/Choice.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { NumberInput } from "../../parts/NumberInput.tsx";
import { planWords } from "../../words/plan.ts";
import { BuiltinWriter } from "./BuiltinWriter.tsx";
import { SavedWriter } from "./SavedWriter.tsx";
import { ServerFields } from "./ServerFields.tsx";
import { defaultDraft, draftOf, savedIn, typedDraft, type WriterDraft } from "./writerDraft.ts";

type WriterFieldsProps = Readonly<{
  draft: WriterDraft;
  /** The form was sent: what is missing is shown. */
  wasTried?: boolean;
  onChange: (change: Partial<WriterDraft>) => void;
}>;

/** Who writes: the built-in model, a saved writer, or another server by address, model and name of its key. */
export function WriterFields({ draft, wasTried = false, onChange }: WriterFieldsProps) {
  const { data, error } = useQuery(trpc.writers.list.queryOptions());
  const writers = data ?? [];
  const saved = savedIn(draft, writers);
  const chosen = draft.kind === "builtin" ? "builtin" : (saved?.id ?? "typed");
  function choose(id: string): void {
    const writer = writers.find((each) => each.id === id);
    if (writer !== undefined) onChange(draftOf(writer));
    else onChange(id === "builtin" ? defaultDraft(null) : typedDraft(draft));
  }
  return (
    <>
      <Choice
        label="Writer"
        value={chosen}
        options={[
          { id: "builtin", name: planWords.builtinName, note: planWords.builtinNote },
          ...writers.map(({ id, name, model }) => ({ id, name, note: model })),
          { id: "typed", name: planWords.anotherServer },
        ]}
        onChange={choose}
      />
      {error !== null && <Notice kind="failed">{error.message}</Notice>}
      {chosen === "builtin" && <BuiltinWriter />}
      {saved !== null && <SavedWriter writer={saved} />}
      {chosen === "typed" && <ServerFields draft={draft} wasTried={wasTried} onChange={onChange} />}
      <NumberInput
        label="At once"
        value={draft.concurrency}
        least={1}
        most={64}
        note={draft.kind === "builtin" ? planWords.oneAtOnce : planWords.concurrency}
        onChange={(concurrency) => onChange({ concurrency })}
      />
    </>
  );
}
