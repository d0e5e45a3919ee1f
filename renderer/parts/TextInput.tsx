import { FieldError, Input, Label, TextField, Text } from "react-aria-components";
import styles from "./Field.module.css";

type TextInputProps = Readonly<{
  label: string;
  value: string;
  onChange: (value: string) => void;
  note?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  placeholder?: string;
  isCode?: boolean;
}>;

/** A line of text with its label above, and a note or what is wrong below. */
export function TextInput(props: TextInputProps) {
  return (
    <TextField
      className={styles["field"] ?? ""}
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
    >
      <Label className={styles["label"] ?? ""}>{props.label}</Label>
      <Input
        className={styles["input"] ?? ""}
        placeholder={props.placeholder ?? ""}
        spellCheck={false}
        autoComplete="off"
      />
      {props.note !== undefined && props.error === undefined && (
        <Text slot="description" className={styles["note"] ?? ""}>
          {props.note}
        </Text>
      )}
      <FieldError className={styles["error"] ?? ""}>{props.error}</FieldError>
    </TextField>
  );
}
