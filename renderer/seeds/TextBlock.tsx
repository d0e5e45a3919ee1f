import { useEffect, useRef, type KeyboardEvent } from "react";
import { Label, Text, TextArea, TextField } from "react-aria-components";
import field from "../parts/Field.module.css";
import styles from "./Seeds.module.css";

type TextBlockProps = Readonly<{
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  rows: number;
  note: string | undefined;
  isRequired: boolean;
  /** Takes the focus when it appears. */
  isFirst: boolean;
}>;

/** Several lines of text with their label above. */
export function TextBlock({ label, note, rows, isFirst, onKeyDown, ...rest }: TextBlockProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFirst) area.current?.focus();
  }, [isFirst]);
  return (
    <TextField {...rest} className={field["field"] ?? ""} validationBehavior="aria">
      <Label className={field["label"] ?? ""}>{label}</Label>
      <TextArea ref={area} className={styles["block"] ?? ""} rows={rows} onKeyDown={onKeyDown} />
      {note !== undefined && (
        <Text slot="description" className={field["note"] ?? ""}>
          {note}
        </Text>
      )}
    </TextField>
  );
}
