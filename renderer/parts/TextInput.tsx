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
  /** For forms that move the focus to the first error. */
  name?: string;
  /** A password is not shown, and no browser offers to keep it. */
  type?: "text" | "password" | "url";
  onBlur?: () => void;
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
      name={props.name ?? ""}
      type={props.type ?? "text"}
      onBlur={() => props.onBlur?.()}
    >
      <Label className={styles["label"] ?? ""}>{props.label}</Label>
      <Input
        className={styles["input"] ?? ""}
        placeholder={props.placeholder ?? ""}
        spellCheck={false}
        autoComplete={props.type === "password" ? "new-password" : "off"}
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
