import { Input, Label, NumberField, Text } from "react-aria-components";
import styles from "./MeasureInput.module.css";

type MeasureInputProps = Readonly<{
  /** Before the number: "Over". */
  label: string;
  /** Behind it: "words". */
  unit: string;
  value: number;
  onChange: (value: number) => void;
  least: number;
  most: number;
  /** What an arrow key adds; a typed number need not fall on it. */
  step: number;
  /** A share is shown and typed in percent, a score with two places or three. */
  kind: "number" | "share" | "score";
  isDisabled?: boolean;
}>;

const formats = {
  number: { maximumFractionDigits: 0 },
  share: { style: "percent", maximumFractionDigits: 1 },
  score: { minimumFractionDigits: 2, maximumFractionDigits: 3 },
} as const;

/** A number inside a sentence; leaving the field puts it between its bounds, or puts the last number back. */
export function MeasureInput(props: MeasureInputProps) {
  const { label, unit, value, onChange, least, most, step, kind, isDisabled = false } = props;
  return (
    <NumberField
      className={styles["measure"] ?? ""}
      value={value}
      onChange={(next) => Number.isFinite(next) && onChange(Math.min(most, Math.max(least, next)))}
      minValue={least}
      maxValue={most}
      step={step}
      commitBehavior="validate"
      validationBehavior="aria"
      formatOptions={formats[kind]}
      isDisabled={isDisabled}
    >
      <Label className={styles["side"] ?? ""}>{label}</Label>
      <Input className={styles["input"] ?? ""} />
      <Text slot="description" className={styles["unit"] ?? ""}>
        {unit}
      </Text>
    </NumberField>
  );
}
