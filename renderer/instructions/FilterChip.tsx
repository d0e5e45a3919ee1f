import { ChevronDown, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import field from "../parts/Field.module.css";
import styles from "./Filters.module.css";

type FilterChipProps = Readonly<{
  /** What it narrows: "Cluster". */
  label: string;
  /** What it is narrowed to: "Cluster 7"; null: not at all. */
  value: string | null;
  /** Absent where something is always chosen. */
  onClear?: () => void;
  /** What is chosen in; `close` ends it. */
  children: (close: () => void) => ReactNode;
}>;

/** One way to narrow the list: a button that opens the choice, and a cross once something is chosen. */
export function FilterChip({ label, value, onClear, children }: FilterChipProps) {
  return (
    <span className={styles["chip"]} data-set={value !== null}>
      <DialogTrigger>
        <Button className={styles["choose"] ?? ""} aria-label={value === null ? label : `${label}: ${value}`}>
          {value ?? label}
          {(value === null || onClear === undefined) && (
            <ChevronDown size={12} strokeWidth={1.6} aria-hidden="true" />
          )}
        </Button>
        <Popover className={field["popover"] ?? ""} placement="bottom start">
          <Dialog className={styles["choice"] ?? ""} aria-label={label}>
            {({ close }) => children(close)}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {value !== null && onClear !== undefined && (
        <Button className={styles["clear"] ?? ""} aria-label={`Clear the filter: ${value}`} onPress={onClear}>
          <X size={14} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      )}
    </span>
  );
}
