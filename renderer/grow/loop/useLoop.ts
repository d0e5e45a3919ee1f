import { useSubscription } from "@trpc/tanstack-react-query";
import { useState } from "react";
import type { LoopView } from "../../../electron/nouns/loop.ts";
import { trpc } from "../../api/client.ts";
import { emptyView, withNews } from "./loopView.ts";

/** The Loop of the open project, live, and the sentence of a watch that failed; what is shown stays. */
export function useLoop(): Readonly<{ view: LoopView; failure: string | null }> {
  const [view, setView] = useState(emptyView);
  const [failure, setFailure] = useState<string | null>(null);
  useSubscription(
    trpc.loop.watch.subscriptionOptions(undefined, {
      onData: (news) => {
        setView((before) => withNews(before, news));
        setFailure(null);
      },
      onError: (error) => setFailure(error.message),
    }),
  );
  return { view, failure };
}
