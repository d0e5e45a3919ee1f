import { useMutation } from "@tanstack/react-query";
import { backend, queryClient, trpc } from "../api/client.ts";
import { startAfresh } from "../live/projects.ts";
import { noteRefusal } from "../live/refusal.ts";
import { entering } from "./hostEvents.ts";

/** The ways from the list into a project. */
export type Enter = Readonly<{
  open: (id: string) => void;
  /** Opens a project and goes on with its run, with the writer of the last sitting. */
  continueGrowing: (id: string) => void;
  /** Takes a project off the list; its file stays. */
  forget: (id: string) => void;
  isPending: boolean;
  failure: string | null;
}>;

function refreshList(): Promise<void> {
  return queryClient.invalidateQueries(trpc.projects.list.queryFilter());
}

async function openAndContinue(id: string): Promise<void> {
  await backend.projects.open.mutate({ id });
  const { run } = await backend.run.overview.query();
  if (run === null || run.lastSitting === null) return;
  // The project is open whatever becomes of its run.
  await backend.run.continue.mutate(run.lastSitting).catch((error: unknown) => {
    noteRefusal(error instanceof Error ? error.message : String(error));
  });
}

/** Enters projects; a refusal is a sentence, and the list is asked for again. */
export function useEnter(): Enter {
  const afterwards = {
    mutationKey: entering,
    onSuccess: () => startAfresh(),
    onError: () => void refreshList(),
  };
  const open = useMutation({
    ...afterwards,
    mutationFn: (id: string) => backend.projects.open.mutate({ id }),
  });
  const goOn = useMutation({ ...afterwards, mutationFn: openAndContinue });
  const forget = useMutation({
    mutationFn: (id: string) => backend.projects.forget.mutate({ id }),
    onSettled: refreshList,
  });
  const all = [open, goOn, forget];
  const failed = all.toSorted((a, b) => b.submittedAt - a.submittedAt)[0];
  return {
    open: (id) => open.mutate(id),
    continueGrowing: (id) => goOn.mutate(id),
    forget: (id) => forget.mutate(id),
    isPending: all.some(({ isPending }) => isPending),
    failure: failed?.error?.message ?? null,
  };
}
