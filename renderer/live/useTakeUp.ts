import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { trpc } from "../api/client.ts";
import { isAtWork } from "../words/run.ts";
import { useOverview } from "./overview.tsx";
import { useRememberedWriter, type WriterSettings } from "./writerChoice.tsx";

/** Taking a run up again, and the sentence of a refusal. */
export type TakeUp = Readonly<{ takeUp: (settings: WriterSettings) => void; isPending: boolean; failure: string | null }>;

/**
 * Continues the run with a writer. While one part has stopped and the other goes on, that other part is paused
 * first and the run continues once it rests.
 */
export function useTakeUp(callbacks: Readonly<{ onDone?: () => void; onFailure?: () => void }>): TakeUp {
  const { remember } = useRememberedWriter();
  const overview = useOverview();
  const [waiting, setWaiting] = useState<WriterSettings | null>(null);
  const { onDone, onFailure } = callbacks;
  const go = useMutation(trpc.run.continue.mutationOptions({ onSuccess: () => onDone?.(), onError: () => onFailure?.() }));
  const pause = useMutation(trpc.run.pause.mutationOptions({ onError: () => onFailure?.() }));
  const isResting = overview === null || !isAtWork(overview.state);
  const { mutate } = go;
  useEffect(() => {
    if (waiting === null || !isResting) return;
    setWaiting(null);
    mutate(waiting);
  }, [waiting, isResting, mutate]);
  function takeUp(settings: WriterSettings): void {
    remember(settings);
    setWaiting(settings);
    if (!isResting) pause.mutate();
  }
  return { takeUp, isPending: waiting !== null || go.isPending, failure: go.error?.message ?? pause.error?.message ?? null };
}
