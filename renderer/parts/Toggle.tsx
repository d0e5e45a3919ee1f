import { Switch } from "react-aria-components";
import styles from "./Toggle.module.css";

type ToggleProps = Readonly<{
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
}>;

/** Something that is on or off, with its name beside it. */
export function Toggle({ label, isOn, onChange, isDisabled = false }: ToggleProps) {
  return (
    <Switch className={styles["toggle"] ?? ""} isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className={styles["track"]} aria-hidden="true">
        <span className={styles["knob"]} />
      </span>
      {label}
    </Switch>
  );
}
