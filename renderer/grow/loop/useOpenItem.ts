import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import type { LoopView } from "../../../electron/nouns/loop.ts";
import type { Item } from "./items.ts";

/** Opens what an item stands for: its seed, its request, its texts, its story. Keeps its identity. */
export function useOpenItem(view: LoopView): (item: Item) => void {
  const navigate = useNavigate();
  const newest = useRef(view);
  useEffect(() => {
    newest.current = view;
  }, [view]);
  return useCallback(
    ({ kind, id }) => {
      const seed = (wanted: number): void =>
        void navigate({ to: "/seeds", search: { tab: "bed", search: "", seed: wanted } });
      if (kind === "seed") seed(id);
      else if (kind === "request") void navigate({ to: "/grow", search: { tab: "requests", request: id } });
      else if (kind === "cluster") {
        void navigate({ to: "/instructions", search: { show: "kept", search: "", cluster: id } });
      } else if (kind === "batch") {
        void navigate({ to: "/instructions", search: { show: "kept", search: "", batches: `${id}-${id}` } });
      } else if (kind === "change") {
        const came = newest.current.window.last?.changes[id]?.came.id;
        if (came !== undefined) seed(came);
      } else void navigate({ to: "/instructions", search: { show: "all", search: "", story: id } });
    },
    [navigate],
  );
}
