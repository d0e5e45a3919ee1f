import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api/client.ts";
import { usePreferences } from "../../live/preferences.ts";
import { firstPlan, type PlanDraft } from "./planDraft.ts";
import { defaultDraft, draftOf, type WriterDraft } from "./writerDraft.ts";

/** The plan's fields: what the user prefers in new projects, until it is changed here. */
export function usePlanDraft() {
  const { preferences } = usePreferences();
  const { data } = useQuery(trpc.writers.list.queryOptions());
  const [changed, setChanged] = useState<Partial<PlanDraft>>({});
  const preferred = data?.find(({ id }) => id === preferences.writer);
  const writer = preferred === undefined ? defaultDraft(null) : draftOf(preferred);
  const first = firstPlan(writer, preferences.trainer);
  return {
    draft: { ...first, ...changed },
    change: (change: Partial<PlanDraft>) => setChanged((before) => ({ ...before, ...change })),
    changeWriter: (change: Partial<WriterDraft>) =>
      setChanged((before) => ({ ...before, writer: { ...(before.writer ?? writer), ...change } })),
  };
}
