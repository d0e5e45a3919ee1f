import type { ReactNode } from "react";
import type { PresetName } from "../../../electron/nouns/settings.ts";
import { Choice } from "../../parts/Choice.tsx";
import { NumberInput } from "../../parts/NumberInput.tsx";
import { planWords } from "../../words/plan.ts";
import { StationNumber } from "../stations/StationNumber.tsx";
import type { FilterDraft } from "./filterDraft.ts";
import { FilterFields } from "./FilterFields.tsx";
import { batchSizes, defaultEpochs, type PlanDraft } from "./planDraft.ts";
import type { WriterDraft } from "./writerDraft.ts";
import { WriterFields } from "./WriterFields.tsx";
import styles from "./Plan.module.css";

type PlanFieldsProps = Readonly<{
  draft: PlanDraft;
  /** Grow was pressed: what is missing is shown. */
  wasTried: boolean;
  onChange: (change: Partial<PlanDraft>) => void;
  onWriter: (change: Partial<WriterDraft>) => void;
  onFilter: (next: (before: FilterDraft) => FilterDraft) => void;
}>;

const presets: readonly Readonly<{ id: PresetName; name: string }>[] = [
  { id: "recommended", name: "Recommended" },
  { id: "paper", name: "Paper" },
];
const trainers = [
  { id: "embedded", name: planWords.train.embedded },
  { id: "none", name: planWords.train.none },
] as const;
const sizes = batchSizes.map((size) => ({ id: String(size), name: String(size) }));

/** The plan's settings in the order of the stations, each with its consequence. */
export function PlanFields({ draft, wasTried, onChange, onWriter, onFilter }: PlanFieldsProps) {
  return (
    <div className={styles["fields"]}>
      <Group title="Run">
        <NumberInput
          label="Kept instructions"
          value={draft.goal}
          least={1}
          most={1_000_000}
          note={planWords.goal}
          onChange={(goal) => onChange({ goal })}
        />
        <Choice
          label="Preset"
          value={draft.preset}
          options={presets}
          note={planWords.presets[draft.preset]}
          onChange={(preset) => onChange({ preset, epochs: defaultEpochs[preset] })}
        />
      </Group>
      <Group title="Requests" station={2}>
        <WriterFields draft={draft.writer} wasTried={wasTried} onChange={onWriter} />
      </Group>
      <Group title="Verdicts" station={3}>
        <FilterFields draft={draft.filter} preset={draft.preset} onChange={onFilter} />
      </Group>
      <Group title="Clusters and batches" station={4}>
        <Choice
          label="Batch size"
          value={String(draft.batchSize)}
          options={sizes}
          note={planWords.batchSize(draft.batchSize)}
          onChange={(size) => onChange({ batchSize: Number(size) })}
        />
      </Group>
      <Group title="Gradient norm" station={6}>
        <Choice
          label={planWords.train.label}
          value={draft.train}
          options={trainers}
          note={planWords.train.notes[draft.train]}
          onChange={(train) => onChange({ train })}
        />
        {draft.train === "embedded" && (
          <NumberInput
            label="Epochs"
            value={draft.epochs}
            least={1}
            most={100}
            note={planWords.epochs}
            onChange={(epochs) => onChange({ epochs })}
          />
        )}
      </Group>
    </div>
  );
}

function Group({
  title,
  station,
  children,
}: Readonly<{ title: string; station?: number; children: ReactNode }>) {
  return (
    <section className={styles["group"]}>
      <h2>
        {station !== undefined && <StationNumber number={station} isCalm />}
        {title}
      </h2>
      <div className={styles["rows"]}>{children}</div>
    </section>
  );
}
