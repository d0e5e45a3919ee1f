import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { LoopView } from "../../../electron/nouns/loop.ts";
import { trpc } from "../../api/client.ts";
import type { Done } from "../../seeds/useDone.ts";
import { seedsChanged } from "../../seeds/useSeeds.ts";
import { actWords } from "../../words/seedTable.ts";
import type { UndoWindow } from "./stations/LastWindow.tsx";

/** Taking back what a window replaced: the act, and what it came to until that is forgotten. */
export type WindowUndo = Readonly<{ act: UndoWindow; done: Done | null; forget: () => void }>;

type Windows = Pick<LoopView["window"], "steps" | "skippedSteps">;

function undone({ steps, skippedSteps }: Windows, window: number, restored: number): Done {
  const lastStep = skippedSteps + window * steps;
  const range = { window, firstStep: lastStep - steps + 1, lastStep };
  return { sentence: actWords.undoneSteps(range, restored), undo: null, at: Date.now() };
}

/** Taking back what a window replaced; the Loop's news then shows it undone. */
export function useUndoWindow(windows: Windows): WindowUndo {
  const [done, setDone] = useState<Done | null>(null);
  const { mutate, isPending, error } = useMutation(
    trpc.seeds.undoWindow.mutationOptions({
      onSuccess: ({ restored }, { window }) => {
        setDone(undone(windows, window, restored));
        return seedsChanged();
      },
    }),
  );
  const failure = error?.message ?? null;
  const act = useMemo(
    () => ({ run: (window: number) => mutate({ window }), isPending, failure }),
    [mutate, isPending, failure],
  );
  const forget = useCallback(() => setDone(null), []);
  return { act, done, forget };
}
