import { NumberInput } from "../../parts/NumberInput.tsx";
import { Segments } from "../../parts/Segments.tsx";
import { TextInput } from "../../parts/TextInput.tsx";
import { planWords } from "../../words/plan.ts";
import { BuiltinWriter } from "./BuiltinWriter.tsx";
import { defaultConcurrency, isServerAddress, type WriterDraft } from "./writerDraft.ts";

const kinds = [
  { id: "builtin", name: "Built-in" },
  { id: "openai", name: "A server" },
] as const;

/** Who writes: the built-in model, or a server by address, model and the name of its key. */
export function WriterFields({
  draft,
  onChange,
}: Readonly<{ draft: WriterDraft; onChange: (change: Partial<WriterDraft>) => void }>) {
  return (
    <>
      <Segments
        label="Writer"
        value={draft.kind}
        options={kinds}
        onChange={(kind) => onChange({ kind, concurrency: defaultConcurrency[kind] })}
      />
      {draft.kind === "builtin" ? <BuiltinWriter /> : <ServerFields draft={draft} onChange={onChange} />}
      <NumberInput
        label="At once"
        value={draft.concurrency}
        least={1}
        most={64}
        note={planWords.concurrency}
        onChange={(concurrency) => onChange({ concurrency })}
      />
    </>
  );
}

function ServerFields({
  draft,
  onChange,
}: Readonly<{ draft: WriterDraft; onChange: (change: Partial<WriterDraft>) => void }>) {
  const isWrong = draft.baseUrl.trim() !== "" && !isServerAddress(draft.baseUrl.trim());
  return (
    <>
      <TextInput
        label="Base URL"
        value={draft.baseUrl}
        placeholder="http://127.0.0.1:11434/v1"
        note={planWords.server}
        error={isWrong ? "An address starts with http:// or https://." : undefined}
        onChange={(baseUrl) => onChange({ baseUrl })}
      />
      <TextInput
        label="Model"
        value={draft.model}
        placeholder="qwen3:8b"
        note="as the server calls it"
        onChange={(model) => onChange({ model })}
      />
      <TextInput
        label="Key variable"
        value={draft.keyEnv}
        placeholder="OPENAI_API_KEY"
        note={planWords.keyEnv}
        onChange={(keyEnv) => onChange({ keyEnv })}
      />
    </>
  );
}
