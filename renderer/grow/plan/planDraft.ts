import type { PresetName } from "../../../electron/nouns/settings.ts";
import type { GrowRequest } from "../../../electron/nouns/view.ts";
import type { ProjectLanguage } from "../../../electron/nouns/language.ts";
import { firstGoal } from "../../words/plan.ts";
import { filterIn, firstFilter, type FilterDraft } from "./filterDraft.ts";
import { toWriterSettings, type WriterDraft } from "./writerDraft.ts";

/** What the plan's fields hold. */
export type PlanDraft = Readonly<{
  goal: number;
  batchSize: number;
  preset: PresetName;
  epochs: number;
  train: "embedded" | "none";
  writer: WriterDraft;
  filter: FilterDraft;
}>;

/** Times over the data by default: the paper's three, else one. */
export const defaultEpochs: Readonly<Record<PresetName, number>> = { recommended: 1, paper: 3 };

/** Powers of two from 2 to 256, as the batch size must be. */
export const batchSizes: readonly number[] = [2, 4, 8, 16, 32, 64, 128, 256];

/** A first run that shows the whole loop: at least 60 batches, five windows, and evidence on each of the seeds. */
export function firstPlan(
  writer: WriterDraft,
  train: PlanDraft["train"],
  language: ProjectLanguage,
  seeds: number,
): PlanDraft {
  return {
    goal: firstGoal(seeds),
    batchSize: 4,
    preset: "recommended",
    epochs: defaultEpochs.recommended,
    train,
    writer,
    filter: firstFilter(language),
  };
}

/** The request that the fields describe; null while the writer is not complete. */
export function toGrowRequest(draft: PlanDraft): GrowRequest | null {
  const settings = toWriterSettings(draft.writer);
  if (settings === null) return null;
  const { goal, batchSize, preset, epochs, train } = draft;
  const filter = filterIn(draft.filter, preset);
  return { goal, batchSize, preset, epochs, train, theta: draft.filter.theta, filter, ...settings };
}
