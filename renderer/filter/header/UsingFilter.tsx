import { createContext, use, useEffect, useRef, useState, type ReactNode } from "react";
import type { WhatIfSettings } from "../../../electron/nouns/filterView.ts";
import { queryClient, trpc } from "../../api/client.ts";
import { focusInView } from "../../frame/useFocusInView.ts";
import { useOnChange } from "../../live/useOnChange.ts";
import { useFilterPlace } from "../useFilterPlace.ts";
import { filterChanged } from "../useFilterView.ts";
import { withoutWhatIf } from "../whatIfOf.ts";
import { UseDialog } from "./UseDialog.tsx";

type Asked = Readonly<{ settings: WhatIfSettings; recorded: number; onUsed: () => void }>;

const Asking = createContext<(asked: Asked) => void>(() => undefined);

/** Asks whether the run shall go on with other settings; `onUsed`: it does. */
export function useAskToUse(): (asked: Asked) => void {
  return use(Asking);
}

/** Holds the question above all that belongs to one run: it stands until the next run does, and tells what hinders it. */
export function UsingFilter({ run, children }: Readonly<{ run: number; children: ReactNode }>) {
  const { go } = useFilterPlace();
  const [asked, setAsked] = useState<Asked | null>(null);
  const isOpen = asked !== null;
  const wasOpen = useRef(false);
  useEffect(() => {
    // After the dialog gave the focus back: what it came from may be gone.
    if (wasOpen.current && !isOpen) requestAnimationFrame(focusInView);
    wasOpen.current = isOpen;
  }, [isOpen]);
  useOnChange(run, () => {
    // What had the focus went with the run before.
    focusInView();
    void queryClient.invalidateQueries(trpc.filter.explain.queryFilter());
  });
  return (
    <Asking value={setAsked}>
      {children}
      {isOpen && (
        <UseDialog
          settings={asked.settings}
          recorded={asked.recorded}
          onClose={() => setAsked(null)}
          onUsed={() => {
            asked.onUsed();
            setAsked(null);
            go(withoutWhatIf, true);
            void filterChanged();
          }}
        />
      )}
    </Asking>
  );
}
