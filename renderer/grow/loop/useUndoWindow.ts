import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { trpc } from "../../api/client.ts";
import type { Done } from "../../seeds/useDone.ts";
import { seedsChanged } from "../../seeds/useSeeds.ts";
import { actWords } from "../../words/seedTable.ts";
import type { UndoWindow } from "./stations/LastWindow.tsx";

/** Taking back what a window replaced: the act, and what it came to until that is forgotten. */
export type WindowUndo = Readonly<{ act: UndoWindow; done: Done | null; forget: () => void }>;

function undone(window: number, restored: number): Done {
  return { sentence: actWords.undone(window, restored), undo: null, at: Date.now() };
}

/** Taking back what a window replaced; the Loop's news then shows it undone. */
export function useUndoWindow(): WindowUndo {
  const [done, setDone] = useState<Done | null>(null);
  const { mutate, isPending, error } = useMutation(
    trpc.seeds.undoWindow.mutationOptions({
      onSuccess: ({ restored }, { window }) => {
        setDone(undone(window, restored));
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
