import styles from "./Grid.module.css";

const columns = [
  { id: "number", name: "No.", isRight: true },
  { id: "instruction", name: "Instruction", isRight: false },
  { id: "output", name: "Output", isRight: false },
  { id: "nearest", name: "Nearest", isRight: false },
  { id: "cluster", name: "Cluster", isRight: false },
  { id: "batch", name: "Batch", isRight: true },
  { id: "norm", name: "Norm", isRight: true },
  { id: "marks", name: "Marks, reason", isRight: false },
] as const;

/** The columns' names. */
export function GridHeader() {
  return (
    <div role="rowgroup" className={styles["header"]}>
      <div role="row" aria-rowindex={1} className={styles["columns"]}>
        {columns.map((column, place) => (
          <span
            key={column.id}
            role="columnheader"
            aria-colindex={place + 1}
            data-column={column.id}
            data-right={column.isRight}
          >
            {column.name}
          </span>
        ))}
      </div>
    </div>
  );
}
