import { Check, ChevronDown } from "lucide-react";
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from "react-aria-components";
import styles from "./Field.module.css";

type Option<T extends string> = Readonly<{ id: T; name: string; note?: string }>;

type ChoiceProps<T extends string> = Readonly<{
  label: string;
  /** Null: nothing is chosen yet. */
  value: T | null;
  onChange: (value: T) => void;
  options: readonly Option<T>[];
  note?: string;
  placeholder?: string;
}>;

/** One of a few named values, in a list that opens. */
export function Choice<T extends string>({
  label,
  value,
  onChange,
  options,
  note,
  placeholder = "Choose",
}: ChoiceProps<T>) {
  return (
    <Select
      className={styles["field"] ?? ""}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <Button className={styles["trigger"] ?? ""}>
        <SelectValue>
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      {note !== undefined && (
        <Text slot="description" className={styles["note"] ?? ""}>
          {note}
        </Text>
      )}
      <Popover className={styles["popover"] ?? ""}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.name}
              className={styles["option"] ?? ""}
            >
              <span>
                {option.name}{" "}
                {option.note !== undefined && <span className={styles["note"]}>{option.note}</span>}
              </span>
              {option.id === value && <Check size={14} strokeWidth={2} aria-hidden="true" />}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
