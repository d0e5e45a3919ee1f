import { ArrowDown, ArrowUp } from "lucide-react";
import type { InstructionSort } from "../../electron/nouns/view.ts";
import { sortWords } from "../words/instructions.ts";
import type { Column } from "./columns.ts";
import shared from "../parts/Rows.module.css";
import styles from "./Grid.module.css";

type GridHeaderProps = Readonly<{
  columns: readonly Column[];
  sort: InstructionSort;
  onSort: (sort: InstructionSort) => void;
}>;

/** The columns' names; those that a list can go by sort it, falling first. */
export function GridHeader({ columns, sort, onSort }: GridHeaderProps) {
  return (
    <div role="rowgroup" className={shared["header"]}>
      <div role="row" aria-rowindex={1} className={styles["columns"]}>
        {columns.map((column, place) => (
          <span
            key={column.id}
            role="columnheader"
            aria-colindex={place + 1}
            data-column={column.id}
            data-right={column.isRight}
            {...(column.sort === sort.by ? { "aria-sort": sort.isRising ? "ascending" : "descending" } : {})}
          >
            {column.sort === null ? (
              column.name
            ) : (
              <SortButton column={column} by={column.sort} sort={sort} onSort={onSort} />
            )}
          </span>
        ))}
      </div>
    </div>
  );
}

type SortButtonProps = Omit<GridHeaderProps, "columns"> &
  Readonly<{ column: Column; by: InstructionSort["by"] }>;

function SortButton({ column, by, sort, onSort }: SortButtonProps) {
  const isSorted = sort.by === by;
  const Arrow = sort.isRising ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className={styles["sort"]}
      title={sortWords[by]}
      onClick={(event) => {
        event.stopPropagation();
        onSort({ by, isRising: isSorted && !sort.isRising });
      }}
    >
      {column.name}
      {isSorted && <Arrow size={12} strokeWidth={1.6} aria-hidden="true" />}
    </button>
  );
}
