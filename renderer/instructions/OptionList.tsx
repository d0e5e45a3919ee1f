import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import field from "../parts/Field.module.css";
import styles from "./Filters.module.css";

type Option<T extends string> = Readonly<{ id: T; name: string; sign?: ReactNode; note?: string }>;

type OptionListProps<T extends string> = Readonly<{
  label: string;
  chosen: T | null;
  options: readonly Option<T>[];
  onChoose: (id: T) => void;
}>;

/** A choice that was just opened has the focus. */
const focused = { autoFocus: true };

/** The values of a filter, one chosen. */
export function OptionList<T extends string>({ label, chosen, options, onChoose }: OptionListProps<T>) {
  return (
    <ListBox
      aria-label={label}
      className={styles["options"] ?? ""}
      selectionMode="single"
      selectedKeys={chosen === null ? [] : [chosen]}
      disallowEmptySelection={chosen !== null}
      {...focused}
      onAction={(key) => {
        const option = options.find(({ id }) => id === key);
        if (option !== undefined) onChoose(option.id);
      }}
      onSelectionChange={(keys) => {
        const option = options.find(({ id }) => keys !== "all" && keys.has(id));
        if (option !== undefined) onChoose(option.id);
      }}
    >
      {options.map(({ id, name, sign, note }) => (
        <ListBoxItem key={id} id={id} textValue={name} className={field["option"] ?? ""}>
          <span className={styles["option"]}>
            {sign}
            {name}
          </span>
          <span className={styles["optionNote"]}>
            {note}
            {id === chosen && <Check size={14} strokeWidth={2} aria-hidden="true" />}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
