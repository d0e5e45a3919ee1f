import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, useContext, useState, type ReactNode } from "react";
import type { Overview } from "../../electron/nouns/view.ts";
import { trpc } from "../api/client.ts";

/** The newest figures, when they came, and the sentence of a watch that failed. */
export type Live = Readonly<{ overview: Overview | null; receivedAt: number | null; failure: string | null }>;

function received(overview: Overview): Live {
  return { overview, receivedAt: Date.now(), failure: null };
}

const LiveContext = createContext<Live>({ overview: null, receivedAt: null, failure: null });

/** Watches the open project and gives its figures to everything inside; what is shown stays when the line breaks. */
export function LiveProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [live, setLive] = useState<Live>({ overview: null, receivedAt: null, failure: null });
  useSubscription(
    trpc.run.watch.subscriptionOptions(undefined, {
      onData: (overview) => setLive(received(overview)),
      onError: (error) => setLive((before) => ({ ...before, failure: error.message })),
    }),
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The newest figures, or what keeps them away. */
export function useLive(): Live {
  return useContext(LiveContext);
}

/** The newest figures; null until the first arrive. */
export function useOverview(): Overview | null {
  return useLive().overview;
}
