import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { backend } from "../api/client.ts";
import { isAtWork } from "../words/run.ts";
import { useOverview } from "./overview.tsx";
import { useRememberedWriter, type WriterSettings } from "./writerChoice.tsx";

/** Taking a run up again, and the sentence of a refusal. */
export type TakeUp = Readonly<{
  /** `isChosen`: the user picked this writer in a form now. */
  takeUp: (settings: WriterSettings, isChosen?: boolean) => void;
  isPending: boolean;
  failure: string | null;
}>;

/**
 * Continues the run with a writer. While one part has stopped and the other goes on, that other part is paused
 * first and the run continues once it rests.
 */
export function useTakeUp(callbacks: Readonly<{ onDone?: () => void; onFailure?: () => void }>): TakeUp {
  const { remember } = useRememberedWriter();
  const rest = useRest();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (request: WriterSettings & Readonly<{ isChosen: boolean }>) => {
      await rest();
      await backend.run.continue.mutate(request);
    },
    onSuccess: () => callbacks.onDone?.(),
    onError: () => callbacks.onFailure?.(),
  });
  function takeUp(settings: WriterSettings, isChosen = false): void {
    remember(settings);
    mutate({ ...settings, isChosen });
  }
  return { takeUp, isPending, failure: error?.message ?? null };
}

/** A way to pause what still works and to wait until it rests. */
function useRest(): () => Promise<void> {
  const overview = useOverview();
  const isResting = overview === null || !isAtWork(overview.state);
  const rested = useRef<PromiseWithResolvers<void> | null>(null);
  useEffect(() => {
    if (isResting) rested.current?.resolve();
  }, [isResting]);
  return async () => {
    if (isResting) return;
    rested.current = Promise.withResolvers<void>();
    await backend.run.pause.mutate();
    await rested.current.promise;
  };
}
