import { useMutation } from "@tanstack/react-query";
import { trpc } from "../../api/client.ts";
import { Suggest } from "../../parts/Suggest.tsx";
import { writerWords } from "../../words/writers.ts";
import { addressError, writerIn, type WriterForm } from "./writerForm.ts";

type ModelFieldProps = Readonly<{
  form: WriterForm;
  id: string | null;
  error: string | undefined;
  onChange: (model: string) => void;
  onBlur: () => void;
}>;

/** The model, with what the server lists as suggestions; the list is asked for when it is opened. */
export function ModelField({ form, id, error, onChange, onBlur }: ModelFieldProps) {
  const { mutate, data, error: refusal, isPending } = useMutation(trpc.writers.models.mutationOptions());
  const { baseUrl, keyEnv } = writerIn(form);
  const wrong = addressError(baseUrl);
  function ask(): void {
    if (wrong !== null) return;
    const key = form.keyKind === "stored" ? form.key.trim() : "";
    mutate({
      baseUrl,
      keyEnv: keyEnv === "" ? null : keyEnv,
      ...(id === null ? {} : { id }),
      ...(key === "" ? {} : { key }),
    });
  }
  const empty = isPending ? writerWords.askModels : (wrong ?? refusal?.message ?? writerWords.noModels);
  return (
    <Suggest
      label={writerWords.model}
      name="model"
      value={form.model}
      options={data ?? []}
      empty={empty}
      openLabel={writerWords.listModels}
      note={writerWords.modelNote}
      error={error}
      onOpen={ask}
      onChange={onChange}
      onBlur={onBlur}
    />
  );
}
