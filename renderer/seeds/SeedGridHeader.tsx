import { ArrowDown, ArrowUp } from "lucide-react";
import type { SeedsSearch, SortKey } from "./seedsSearch.ts";
import shared from "../parts/Rows.module.css";
import styles from "./SeedGrid.module.css";

const columns = [
  { id: "id", name: "Seed", isRight: false },
  { id: "instruction", name: "Instruction", isRight: false },
  { id: "origin", name: "Origin", isRight: false },
  { id: "generated", name: "Generated", isRight: true },
  { id: "kept", name: "Kept", isRight: true },
  { id: "score", name: "Score", isRight: false },
  { id: "age", name: "Age", isRight: true },
  { id: "fate", name: "Fate", isRight: false },
] as const;

const told: Partial<Readonly<Record<SortKey, string>>> = {
  generated: "Texts that entered the filter, of the requests it stood in",
  kept: "Those of them that were kept",
  age: "Requests since it came into the bed",
};

type SeedGridHeaderProps = Readonly<{
  address: SeedsSearch;
  from: number;
  onSort: (sort: SortKey, isDown: boolean) => void;
}>;

/** The columns' names; each sorts, a second press turns the order round. */
export function SeedGridHeader({ address, from, onSort }: SeedGridHeaderProps) {
  const sorted = address.sort ?? (address.tab === "bed" ? "score" : null);
  const isDown = address.isDown === true;
  return (
    <div role="rowgroup" className={shared["header"]}>
      <div role="row" aria-rowindex={1} className={styles["columns"]}>
        {columns.map(({ id, name, isRight }, place) => {
          const Arrow = isDown ? ArrowDown : ArrowUp;
          const axis = `Kept ÷ generated; the axis runs from ${from} to 1`;
          return (
            <span
              key={id}
              role="columnheader"
              aria-colindex={place + 1}
              aria-sort={sorted === id ? (isDown ? "descending" : "ascending") : "none"}
              data-column={id}
              data-right={isRight}
            >
              <button
                type="button"
                data-sorted={sorted === id}
                title={id === "score" ? axis : told[id]}
                onClick={() => onSort(id, sorted === id && !isDown)}
              >
                {name}
                {sorted === id && <Arrow size={12} strokeWidth={1.8} aria-hidden="true" />}
              </button>
            </span>
          );
        })}
      </div>
    </div>
  );
}
