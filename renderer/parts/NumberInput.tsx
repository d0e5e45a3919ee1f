import { Input, Label, NumberField, Text } from "react-aria-components";
import styles from "./Field.module.css";

type NumberInputProps = Readonly<{
  label: string;
  value: number;
  onChange: (value: number) => void;
  least: number;
  most: number;
  note?: string;
}>;

/** A whole number between two bounds; leaving the field puts it inside them, or puts the last number back. */
export function NumberInput({ label, value, onChange, least, most, note }: NumberInputProps) {
  return (
    <NumberField
      className={styles["field"] ?? ""}
      value={value}
      onChange={(next) => Number.isFinite(next) && onChange(next)}
      minValue={least}
      maxValue={most}
      step={1}
      formatOptions={{ maximumFractionDigits: 0 }}
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
