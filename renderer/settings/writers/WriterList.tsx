import { ListBox, ListBoxItem } from "react-aria-components";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { writerWords } from "../../words/writers.ts";
import { HealthMark } from "./HealthMark.tsx";
import styles from "./Writers.module.css";

export type BuiltinState = Readonly<{ present: boolean; model: string }>;

type WriterListProps = Readonly<{
  writers: readonly ListedWriter[];
  builtin: BuiltinState | null;
  selected: string;
  onSelect: (id: string) => void;
}>;

type Row = Readonly<{
  id: string;
  name: string;
  model: string;
  place: string;
  health: ListedWriter["health"];
  concurrency: number;
}>;

/** All writers, each with its health in words; the built-in one is the last. */
export function WriterList({ writers, builtin, selected, onSelect }: WriterListProps) {
  const rows: readonly Row[] = builtin === null ? writers : [...writers, builtinRow(builtin)];
  return (
    <ListBox
      aria-label={writerWords.list}
      className={styles["rows"] ?? ""}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const row = rows.find(({ id }) => keys !== "all" && keys.has(id));
        if (row !== undefined) onSelect(row.id);
      }}
    >
      {rows.map((row) => (
        <ListBoxItem
          key={row.id}
          id={row.id}
          textValue={`${row.name}, ${row.health.words}`}
          className={styles["row"] ?? ""}
        >
          <HealthMark outcome={row.health.outcome} />
          <span className={styles["who"]}>
            <span>
              <b>{row.name}</b> <code>{row.model}</code>
            </span>
            <small>{row.place}</small>
          </span>
          <span className={styles["how"]}>
            <span data-outcome={row.health.outcome}>{row.health.words}</span>
            <small>{writerWords.atATime(row.concurrency)}</small>
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

function builtinRow({ present, model }: BuiltinState): Row {
  const { builtinHealth } = writerWords;
  const health = present
    ? ({ outcome: "ok", words: builtinHealth.present } as const)
    : ({ outcome: "warn", words: builtinHealth.missing } as const);
  const { builtin, thisComputer } = writerWords;
  return { id: "builtin", name: builtin, model, place: thisComputer, health, concurrency: 1 };
}
