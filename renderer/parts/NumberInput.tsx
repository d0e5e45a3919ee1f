import { Input, Label, NumberField, Text } from "react-aria-components";
import styles from "./Field.module.css";

type NumberInputProps = Readonly<{
  label: string;
  value: number;
  onChange: (value: number) => void;
  least: number;
  most: number;
  /** What an arrow key adds; 1: whole numbers only, less: up to three places, whatever the step. */
  step?: number;
  note?: string;
}>;

const whole = { maximumFractionDigits: 0 } as const;
const places = { minimumFractionDigits: 2, maximumFractionDigits: 3 } as const;

/** A number between two bounds; leaving the field puts it inside them, or puts the last number back. */
export function NumberInput({ label, value, onChange, least, most, step = 1, note }: NumberInputProps) {
  return (
    <NumberField
      className={styles["field"] ?? ""}
      value={value}
      onChange={(next) => Number.isFinite(next) && onChange(Math.min(most, Math.max(least, next)))}
      minValue={least}
      maxValue={most}
      step={step}
      commitBehavior={step < 1 ? "validate" : "snap"}
      formatOptions={step < 1 ? places : whole}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <Input className={styles["input"] ?? ""} />
      {note !== undefined && (
        <Text slot="description" className={styles["note"] ?? ""}>
          {note}
        </Text>
      )}
    </NumberField>
  );
}
