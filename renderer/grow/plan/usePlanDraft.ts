import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/client.ts";
import { useDraft, type Drafts } from "../../live/drafts.ts";
import { useOverview } from "../../live/overview.tsx";
import { usePreferences } from "../../live/preferences.ts";
import { useProjectId } from "../../live/projects.ts";
import { firstFilter, type FilterDraft } from "./filterDraft.ts";
import { firstPlan, type PlanDraft } from "./planDraft.ts";
import { defaultDraft, draftOf, type WriterDraft } from "./writerDraft.ts";

/** What was changed in the plans of the projects that are not grown yet. */
const drafts: Drafts<Partial<PlanDraft>> = new Map();

/** The plan's fields: what the user prefers in new projects, until it is changed here. */
export function usePlanDraft() {
  const { preferences } = usePreferences();
  const { data } = useQuery(trpc.writers.list.queryOptions());
  const { value: changed, change, forget } = useDraft(drafts, useProjectId(), {});
  const seeds = useOverview()?.seeds.pool ?? 0;
  const preferred = data?.find(({ id }) => id === preferences.writer);
  const writer = preferred === undefined ? defaultDraft(null) : draftOf(preferred);
  const { filterLanguage } = preferences;
  const first = firstPlan(writer, preferences.trainer, filterLanguage, seeds);
  return {
    draft: { ...first, ...changed },
    change: (changes: Partial<PlanDraft>) => change((before) => ({ ...before, ...changes })),
    changeWriter: (changes: Partial<WriterDraft>) =>
      change((before) => ({ ...before, writer: { ...(before.writer ?? writer), ...changes } })),
    changeFilter: (next: (before: FilterDraft) => FilterDraft) =>
      change((before) => ({ ...before, filter: next(before.filter ?? firstFilter(filterLanguage)) })),
    forget,
  };
}
