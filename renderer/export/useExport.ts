import { skipToken } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useState } from "react";
import type { ExportChoice, ExportNews } from "../../electron/nouns/exportView.ts";
import { backend, trpc } from "../api/client.ts";

/** An export under way, done or failed; `isGoing` from the press until its end. */
export type Export = Readonly<{
  isGoing: boolean;
  news: ExportNews | null;
  failure: string | null;
  start: (choice: ExportChoice) => void;
  /** Calls off an export under way; forgets a finished one. */
  leave: () => void;
}>;

type State = Readonly<{ choice: ExportChoice | null; news: ExportNews | null; failure: string | null }>;

const nothing: State = { choice: null, news: null, failure: null };

/** Writes a data set; it goes on while its dialog is closed and is called off with `leave` or with the page. */
export function useExport(): Export {
  const [state, setState] = useState(nothing);
  const { choice, news, failure } = state;
  useSubscription(
    trpc.dataset.export.subscriptionOptions(choice ?? skipToken, {
      onData: (next) =>
        setState((before) => ({
          ...before,
          news: next,
          choice: next.kind === "done" ? null : before.choice,
        })),
      onError: ({ message }) => setState({ ...nothing, failure: message }),
    }),
  );
  return {
    isGoing: choice !== null,
    news,
    failure,
    start: (wanted) => setState({ ...nothing, choice: wanted }),
    leave: () => {
      setState(nothing);
      // One who only stops listening is waited for a while, as after a broken line.
      if (choice !== null) void backend.dataset.callOff.mutate();
    },
  };
}
