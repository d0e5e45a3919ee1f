import { Label, Radio, RadioGroup } from "react-aria-components";
import { Choice } from "../parts/Choice.tsx";
import { count } from "../words/numbers.ts";
import { exportWords, licences } from "../words/export.ts";
import styles from "./Export.module.css";

/** What the user chooses before an export. */
export type ExportChoice = Readonly<{ format: "messages" | "alpaca"; license: string | null }>;

type ExportChoicesProps = Readonly<{
  choice: ExportChoice;
  kept: number;
  onChange: (change: Partial<ExportChoice>) => void;
}>;

const formats = [
  { id: "messages", name: "Chat messages", fields: "messages: role, content" },
  { id: "alpaca", name: "Alpaca", fields: "instruction, input, output" },
] as const;

/** Rows, format and licence of an export. */
export function ExportChoices({ choice, kept, onChange }: ExportChoicesProps) {
  return (
    <>
      <dl className={styles["rows"]}>
        <dt>Kept by the filter</dt>
        <dd>{count(kept)}</dd>
        <dt>
          <b>Rows in the file</b>
        </dt>
        <dd>
          <b>{count(kept)}</b>
        </dd>
      </dl>
      <RadioGroup
        className={styles["formats"] ?? ""}
        value={choice.format}
        onChange={(id) => {
          const format = formats.find((known) => known.id === id);
          if (format !== undefined) onChange({ format: format.id });
        }}
      >
        <Label>Format</Label>
        {formats.map((format) => (
          <Radio key={format.id} value={format.id} className={styles["format"] ?? ""}>
            <i aria-hidden="true" />
            {format.name}
            <code>{format.fields}</code>
          </Radio>
        ))}
      </RadioGroup>
      <div className={styles["licence"]}>
        <Choice
          label="Licence"
          value={choice.license ?? "none"}
          options={licences}
          onChange={(id) => onChange({ license: id === "none" ? null : id })}
        />
        <p>{choice.license === null ? exportWords.noLicence : exportWords.terms}</p>
      </div>
    </>
  );
}
