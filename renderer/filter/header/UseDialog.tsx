import { useMutation, useQuery } from "@tanstack/react-query";
import type { WhatIfSettings } from "../../../electron/nouns/filterView.ts";
import { trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Sheet } from "../../parts/Sheet.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { filterWords, outlookSentence } from "../../words/filter.ts";
import { filterChanged } from "../useFilterView.ts";

type UseDialogProps = Readonly<{
  settings: WhatIfSettings;
  recorded: number;
  onClose: () => void;
  onUsed: () => void;
}>;

/** What it means to go on with another filter, before it is done. */
export function UseDialog({ settings, recorded, onClose, onUsed }: UseDialogProps) {
  // Once it is used the question has no answer any more.
  const outlook = useQuery(
    trpc.filter.outlook.queryOptions({ settings }, { staleTime: Infinity, gcTime: 0 }),
  );
  const use = useMutation(
    trpc.filter.use.mutationOptions({ onSuccess: onUsed, onError: () => void filterChanged() }),
  );
  const title = filterWords.use(settings.theta === recorded ? null : settings.theta);
  const refusal = use.error?.message ?? outlook.error?.message ?? outlook.data?.refusal ?? null;
  const footer = (
    <>
      <Button onPress={onClose}>{use.isError ? "Close" : "Cancel"}</Button>
      <Button
        look="accent"
        isDisabled={outlook.data === undefined || outlook.data.refusal !== null || !use.isIdle}
        onPress={() => use.mutate({ settings })}
      >
        {title}
      </Button>
    </>
  );
  return (
    <Sheet title={title} isOpen onClose={onClose} width={520} footer={footer}>
      {outlook.isPending && <Waiting rows={2} label="Reading what it means" />}
      {outlook.data !== undefined && <p>{outlookSentence(outlook.data)}</p>}
      {refusal !== null && <Notice kind="failed">{refusal}</Notice>}
    </Sheet>
  );
}
