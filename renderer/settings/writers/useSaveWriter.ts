import { useMutation } from "@tanstack/react-query";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { backend, queryClient, trpc } from "../../api/client.ts";
import { writerIn, type WriterForm } from "./writerForm.ts";

/** Saves a form as a new writer or over a saved one, with its key; gives the id. */
async function save(form: WriterForm, writer: ListedWriter | null): Promise<string> {
  const draft = writerIn(form);
  const id = await backend.writers.save.mutate(writer === null ? draft : { ...draft, id: writer.id });
  const key = form.key.trim();
  if (form.keyKind === "stored" && key !== "") await backend.writers.setKey.mutate({ id, key });
  const wasKept = writer?.key.kind === "stored" || writer?.key.kind === "unreadable";
  if (form.keyKind !== "stored" && wasKept) await backend.writers.removeKey.mutate({ id });
  return id;
}

/** Saving of the form; the list is fresh when it succeeds. */
export function useSaveWriter(writer: ListedWriter | null) {
  return useMutation({
    mutationFn: (form: WriterForm) => save(form, writer),
    onSettled: () => queryClient.invalidateQueries(trpc.writers.list.queryFilter()),
  });
}
