import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../../api/client.ts";
import type { UndoWindow } from "./stations/LastWindow.tsx";

/** Taking back what a window replaced; the Loop's news then shows it undone. */
export function useUndoWindow(): UndoWindow {
  const { mutate, isPending, error } = useMutation(trpc.seeds.undoWindow.mutationOptions());
  const failure = error?.message ?? null;
  return useMemo(
    () => ({ run: (window) => mutate({ window }), isPending, failure }),
    [mutate, isPending, failure],
  );
}
