import { ChevronDown } from "lucide-react";
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components";
import styles from "./Field.module.css";
import suggest from "./Suggest.module.css";

type SuggestProps = Readonly<{
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** What may be chosen; anything else may be typed. */
  options: readonly string[];
  /** Said in place of the list while there is none. */
  empty: string;
  /** Called when the list is opened. */
  onOpen: () => void;
  openLabel: string;
  note?: string | undefined;
  error?: string | undefined;
}>;

/** A line of text with suggestions in a list that opens. */
export function Suggest(props: SuggestProps) {
  const { label, name, value, options, error, note } = props;
  return (
    <ComboBox
      className={styles["field"] ?? ""}
      name={name}
      inputValue={value}
      onInputChange={props.onChange}
      onOpenChange={(isOpen) => isOpen && props.onOpen()}
      onBlur={() => props.onBlur?.()}
      items={options.map((id) => ({ id }))}
      menuTrigger="manual"
      allowsCustomValue
      allowsEmptyCollection
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <div className={suggest["box"]}>
        <Input className={styles["input"] ?? ""} spellCheck={false} />
        <Button className={suggest["open"] ?? ""} aria-label={props.openLabel}>
          <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </div>
      {note !== undefined && error === undefined && (
        <Text slot="description" className={styles["note"] ?? ""}>
          {note}
        </Text>
      )}
      <FieldError className={styles["error"] ?? ""}>{error}</FieldError>
      <Popover className={styles["popover"] ?? ""}>
        <ListBox<{ id: string }> renderEmptyState={() => <p className={suggest["empty"]}>{props.empty}</p>}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.id} className={styles["option"] ?? ""}>
              {item.id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
