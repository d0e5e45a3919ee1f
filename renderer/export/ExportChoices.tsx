import { File } from "lucide-react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { datasetFormat } from "../../electron/nouns/exportView.ts";
import type { DatasetFormat, ExportPreview } from "../../electron/nouns/exportView.ts";
import { Choice } from "../parts/Choice.tsx";
import { exportFiles, exportWords, licences, type Licence } from "../words/export.ts";
import { RowsIn } from "./RowsIn.tsx";
import styles from "./Export.module.css";

/** What the dialog holds; no licence is chosen for the user. */
export type ExportDraft = Readonly<{
  format: DatasetFormat;
  licence: Licence | null;
  leftOut: readonly string[];
}>;

const formats = [
  { id: "messages", name: "Chat messages", fields: "messages: role, content" },
  { id: "alpaca", name: "Alpaca", fields: "instruction, input, output" },
  { id: "sharegpt", name: "ShareGPT", fields: "conversations: from, value" },
] as const;

/** What goes in, in which format, as which files, under which licence. */
export function ExportChoices({
  draft,
  preview,
  onChange,
}: Readonly<{
  draft: ExportDraft;
  preview: ExportPreview | null;
  onChange: (change: Partial<ExportDraft>) => void;
}>) {
  return (
    <div className={styles["choices"]}>
      <RowsIn preview={preview} leftOut={draft.leftOut} onChange={(leftOut) => onChange({ leftOut })} />
      <RadioGroup
        className={styles["formats"] ?? ""}
        value={draft.format}
        onChange={(id) => onChange({ format: datasetFormat.parse(id) })}
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
      <Choice
        label="Licence"
        value={draft.licence}
        placeholder={exportWords.pickLicence}
        options={licences}
        onChange={(licence) => onChange({ licence })}
        note={draft.licence === "none" ? `${exportWords.noLicence} ${exportWords.terms}` : exportWords.terms}
      />
      <section className={styles["files"]} aria-label="Files">
        <h3>Files</h3>
        <ul>
          {exportFiles.map((file) => (
            <li key={file.path}>
              <File size={14} strokeWidth={1.6} aria-hidden="true" />
              {file.name}
              <code>{file.path}</code>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
