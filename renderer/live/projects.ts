import { hashKey, useMutation, useQuery } from "@tanstack/react-query";
import { queryClient, trpc } from "../api/client.ts";
import { noteRefusal } from "./refusal.ts";

/** A project that can be opened from here. */
export type OtherProject = Readonly<{ id: string; name: string }>;

export type ProjectActs = Readonly<{
  /** The listed projects but for the open one. */
  others: readonly OtherProject[];
  open: (id: string) => void;
  /** Puts the open project back; a growth is paused first. */
  close: () => void;
  /** Opens what the system's dialog says; null where the host has none. */
  pick: (() => void) | null;
}>;

/** Forgets everything that belonged to the project that was open, and goes to a place of Grow. */
export async function startAfresh(tab: "loop" | "plan" = "loop"): Promise<void> {
  location.hash = tab === "loop" ? "/grow" : `/grow?tab=${tab}`;
  const preferences = hashKey(trpc.preferences.get.queryKey());
  await queryClient.resetQueries({ predicate: ({ queryHash }) => queryHash !== preferences });
}

const afterwards = {
  onSuccess: () => startAfresh(),
  onError: (error: Readonly<{ message: string }>) => noteRefusal(error.message),
};

/** Switching between projects; a refusal is told to the user. */
export function useProjects(): ProjectActs {
  const { data } = useQuery(trpc.projects.list.queryOptions());
  const host = useQuery(trpc.host.info.queryOptions()).data;
  const open = useMutation(trpc.projects.open.mutationOptions(afterwards));
  const close = useMutation(trpc.projects.close.mutationOptions(afterwards));
  const pick = useMutation(
    trpc.projects.pick.mutationOptions({
      ...afterwards,
      onSuccess: (isOpen) => (isOpen ? startAfresh() : undefined),
    }),
  );
  return {
    others: (data?.projects ?? []).filter((project) => project.id !== data?.currentId),
    open: (id) => open.mutate({ id }),
    close: () => close.mutate(),
    pick: host?.canPick === true ? () => pick.mutate() : null,
  };
}

/** Id of the open project; empty without one. */
export function useProjectId(): string {
  return useQuery(trpc.projects.list.queryOptions()).data?.currentId ?? "";
}
