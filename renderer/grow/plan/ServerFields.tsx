import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { queryClient, trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { TextInput } from "../../parts/TextInput.tsx";
import { planWords } from "../../words/plan.ts";
import { isServerAddress, toWriterSettings, type WriterDraft } from "./writerDraft.ts";
import styles from "./Plan.module.css";

type ServerFieldsProps = Readonly<{
  draft: WriterDraft;
  wasTried: boolean;
  onChange: (change: Partial<WriterDraft>) => void;
}>;

/** A server that is not saved: its address, model and the variable of its key, and a way to save it. */
export function ServerFields({ draft, wasTried, onChange }: ServerFieldsProps) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const address = draft.baseUrl.trim();
  const isWrong = (wasTried || left.includes("baseUrl")) && !isServerAddress(address);
  const isUnnamed = (wasTried || left.includes("model")) && draft.model.trim() === "";
  // What is typed is no saved writer any more, and its key is not sent along.
  const type = (change: Partial<WriterDraft>): void => onChange({ ...change, savedId: null, keyId: null });
  return (
    <>
      <TextInput
        label="Base URL"
        name="baseUrl"
        value={draft.baseUrl}
        placeholder="http://127.0.0.1:11434/v1"
        note={planWords.server}
        error={isWrong ? "An address starts with http:// or https://." : undefined}
        onChange={(baseUrl) => type({ baseUrl })}
        onBlur={() => setLeft((before) => [...before, "baseUrl"])}
      />
      <TextInput
        label="Model"
        name="model"
        value={draft.model}
        placeholder="qwen3:8b"
        note="as the server calls it"
        error={isUnnamed ? "Name the model as the server calls it." : undefined}
        onChange={(model) => type({ model })}
        onBlur={() => setLeft((before) => [...before, "model"])}
      />
      <TextInput
        label="Key variable"
        name="keyEnv"
        value={draft.keyEnv}
        placeholder="OPENAI_API_KEY"
        note={planWords.keyEnv}
        onChange={(keyEnv) => type({ keyEnv })}
      />
      <SaveServer draft={draft} onSaved={(savedId) => onChange({ savedId })} />
    </>
  );
}

/** Saves the server under its host's name, so that other projects can choose it. */
function SaveServer({ draft, onSaved }: Readonly<{ draft: WriterDraft; onSaved: (id: string) => void }>) {
  const save = useMutation(
    trpc.writers.save.mutationOptions({
      onSuccess: async (id) => {
        await queryClient.invalidateQueries(trpc.writers.list.queryFilter());
        onSaved(id);
      },
    }),
  );
  const settings = toWriterSettings(draft);
  const server = settings?.writer.kind === "openai" ? settings.writer : null;
  return (
    <div className={styles["builtin"]}>
      <Button
        isDisabled={server === null || save.isPending}
        onPress={() => {
          if (server === null) return;
          const { baseUrl, model, keyEnv } = server;
          const name = `${model} at ${new URL(baseUrl).host}`.slice(0, 80);
          save.mutate({ name, baseUrl, model, keyEnv, concurrency: draft.concurrency });
        }}
      >
        {planWords.saveServer}
      </Button>
      <p>{planWords.saveServerNote}</p>
      {save.error !== null && <Notice kind="failed">{save.error.message}</Notice>}
    </div>
  );
}
