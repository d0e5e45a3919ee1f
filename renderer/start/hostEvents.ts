import { useSubscription } from "@trpc/tanstack-react-query";
import { backend, queryClient, trpc } from "../api/client.ts";
import { startAfresh } from "../live/projects.ts";
import { noteRefusal } from "../live/refusal.ts";

/** Marks the mutations that enter a project in several steps; the page follows when they are done. */
export const entering = ["enter project"] as const;

/** Follows the backend to a project that was opened or closed elsewhere, and shows what it has to tell. */
export function useHostEvents(): void {
  useSubscription(
    trpc.host.events.subscriptionOptions(undefined, {
      onData: (event) => {
        if (event.kind === "notice")
          noteRefusal(event.sentence, event.isMended === true ? "waits" : "failed");
        else void follow();
      },
    }),
  );
}

async function follow(): Promise<void> {
  const { currentId } = await backend.projects.list.query();
  // What this page did itself has been answered by now, and shows already.
  const shown = queryClient.getQueryData(trpc.projects.list.queryKey());
  if (shown === undefined || shown.currentId === currentId) return;
  if (queryClient.isMutating({ mutationKey: entering }) === 0) await startAfresh();
}
