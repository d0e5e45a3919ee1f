import type { ReactNode } from "react";
import { Radio, RadioGroup, Label } from "react-aria-components";
import { classes } from "./classes.ts";
import field from "./Field.module.css";
import styles from "./Segments.module.css";

type SegmentsProps<T extends string> = Readonly<{
  label: string;
  isLabelHidden?: boolean;
  value: T;
  onChange: (value: T) => void;
  options: readonly Readonly<{ id: T; name: ReactNode }>[];
}>;

/** Two to five values side by side, one chosen. */
export function Segments<T extends string>({
  label,
  isLabelHidden = false,
  value,
  onChange,
  options,
}: SegmentsProps<T>) {
  return (
    <RadioGroup
      className={field["field"] ?? ""}
      orientation="horizontal"
      value={value}
      {...(isLabelHidden ? { "aria-label": label } : {})}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {!isLabelHidden && <Label className={field["label"] ?? ""}>{label}</Label>}
      <div className={styles["segments"]}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={classes(styles["segment"])}>
            {option.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
