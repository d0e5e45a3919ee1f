import { useState, type KeyboardEvent } from "react";
import { Form } from "react-aria-components";
import type { Command } from "../../../electron/nouns/commands.ts";
import { keyboard } from "../../commands/keyboard.ts";
import { keyOf } from "../../commands/keys.ts";
import { usePreferences } from "../../live/preferences.ts";
import { focusWhenShown } from "../../parts/focusWhenShown.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Sheet } from "../../parts/Sheet.tsx";
import { keyboardWords } from "../../words/keyboard.ts";
import { acceleratorOf, holderOf, refusalOf, withKey, wordsOf } from "./rebind.ts";
import styles from "./Keyboard.module.css";

/** Asks for a new key of one command: a press shows it, a conflict is named, and Enter takes it. */
export function KeySheet({ command, onClose }: Readonly<{ command: Command; onClose: () => void }>) {
  const { preferences, change } = usePreferences();
  const own = preferences.keys;
  const now = keyOf(command, keyboard, own);
  const first = keyOf(command, keyboard, {});
  const [pressed, setPressed] = useState<string | null>(null);
  const refusal = pressed === null ? null : refusalOf(pressed, command, keyboard);
  const words = wordsOf(pressed ?? now, keyboard);
  const holder = pressed === null || refusal !== null ? null : holderOf(pressed, command, own, keyboard);
  const isReady = pressed !== null && refusal === null;
  function take(accelerator: string | null): void {
    change((before) => ({ keys: withKey(command, accelerator, before.keys, keyboard) }));
    onClose();
  }
  return (
    <Sheet
      title={keyboardWords.title(command.title)}
      isOpen
      onClose={onClose}
      width={480}
      footer={
        <>
          <Button look="quiet" isDisabled={now === null} onPress={() => take(null)}>
            {keyboardWords.takeOff}
          </Button>
          {first !== now && (
            <Button look="quiet" onPress={() => take(first)}>
              {keyboardWords.reset(wordsOf(first, keyboard) ?? keyboardWords.none)}
            </Button>
          )}
          <Button onPress={onClose}>{keyboardWords.cancel}</Button>
          <Button look="accent" isDisabled={!isReady} onPress={() => take(pressed)}>
            {holder === null ? keyboardWords.take : keyboardWords.takeAway(holder.title)}
          </Button>
        </>
      }
    >
      <KeyField words={words} onPress={setPressed} onEnter={() => isReady && take(pressed)} />
      {refusal !== null && <Notice kind="failed">{refusal}</Notice>}
      {holder !== null && <Notice kind="waits">{keyboardWords.taken(words ?? "", holder.title)}</Notice>}
    </Sheet>
  );
}

type KeyFieldProps = Readonly<{
  words: string | null;
  onPress: (accelerator: string) => void;
  onEnter: () => void;
}>;

/** Shows the key and hears the next press; Tab, Esc and Enter keep their meaning in the dialog. */
function KeyField({ words, onPress, onEnter }: KeyFieldProps) {
  function hear(event: KeyboardEvent): void {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && ["Tab", "Escape", "Enter"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const accelerator = acceleratorOf(event, keyboard);
    if (accelerator !== null) onPress(accelerator);
  }
  return (
    <Form
      className={styles["capture"] ?? ""}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <label htmlFor="new-key">{keyboardWords.press}</label>
      <input
        id="new-key"
        className={styles["pressed"]}
        ref={focusWhenShown}
        readOnly
        value={words ?? keyboardWords.none}
        aria-describedby="new-key-note"
        onKeyDown={hear}
      />
      <p id="new-key-note" className={styles["note"]}>
        {keyboard.isMac ? keyboardWords.pressNoteMac : keyboardWords.pressNote}
      </p>
    </Form>
  );
}
