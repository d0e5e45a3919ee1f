import { useState, type SubmitEvent } from "react";
import { Input, Label, NumberField } from "react-aria-components";
import { Button } from "../parts/Button.tsx";
import field from "../parts/Field.module.css";
import styles from "./Filters.module.css";

type NumberChoiceProps = Readonly<{
  /** One label for a number, two for a range. */
  labels: readonly string[];
  /** What the fields hold at first. */
  values: readonly number[];
  least: number;
  most: number;
  step: number;
  onChoose: (values: readonly number[]) => void;
}>;

/** A choice that was just opened has the focus. */
const focused = { autoFocus: true };

/** One number or a range, put to use by Enter or the button; a range turned round is put right. */
export function NumberChoice({ labels, values, least, most, step, onChoose }: NumberChoiceProps) {
  const [drafts, setDrafts] = useState(values);
  const isWhole = drafts.every((draft) => Number.isFinite(draft));
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isWhole) onChoose(drafts.toSorted((a, b) => a - b));
  }
  return (
    <form className={styles["numbers"]} onSubmit={submit}>
      {labels.map((label, place) => (
        <NumberField
          key={label}
          className={field["field"] ?? ""}
          value={drafts[place] ?? Number.NaN}
          onChange={(next) => setDrafts(drafts.with(place, next))}
          minValue={least}
          maxValue={most}
          step={step}
          formatOptions={{ maximumFractionDigits: step < 1 ? 2 : 0, useGrouping: false }}
          {...(place === 0 ? focused : {})}
        >
          <Label className={field["label"] ?? ""}>{label}</Label>
          <Input className={field["input"] ?? ""} />
        </NumberField>
      ))}
      <Button type="submit" isDisabled={!isWhole}>
        Show
      </Button>
    </form>
  );
}
