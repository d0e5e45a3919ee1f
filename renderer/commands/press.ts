import { commands, type Command } from "../../electron/nouns/commands.ts";
import type { Keyboard } from "./keyboard.ts";
import { isCharacter, isPressed, keyOf, parseKey, type ParsedKey, type Press } from "./keys.ts";

/** Where the focus was when a key was pressed. */
export type Focus = Readonly<{
  /** A field that takes text. */
  isText: boolean;
  /** Inside a list, table or map (an element with `data-keys="list"`). */
  isList: boolean;
  /** Inside a dialog or an open menu, which has the keys for itself. */
  isDialog: boolean;
}>;

/** What the user chose about keys. */
export type KeyChoice = Readonly<{
  keys: Readonly<Record<string, string | null>>;
  letterKeys: boolean;
}>;

/** The command that a press stands for, there and by this user's keys; null when it stands for none. */
export function commandOfPress(
  press: Press,
  focus: Focus,
  choice: KeyChoice,
  keyboard: Keyboard,
): Command | null {
  if (focus.isDialog) return null;
  const found = commands.find((command) => {
    const written = keyOf(command, keyboard, choice.keys);
    const key = written === null ? null : parseKey(written);
    return key !== null && isPressed(key, press, keyboard) && mayAct(command, key, focus, choice, keyboard);
  });
  return found ?? null;
}

function mayAct(
  command: Command,
  key: ParsedKey,
  focus: Focus,
  choice: KeyChoice,
  keyboard: Keyboard,
): boolean {
  if (command.place === "list" && !focus.isList) return false;
  if (isCharacter(key)) return choice.letterKeys && !focus.isText && (focus.isList || !isLetter(key));
  if (!focus.isText) return true;
  // A text field undoes its own typing, writes with Alt on a Mac, and has Delete and the like for itself.
  return command.id !== "undo" && (key.mod || (key.alt && !keyboard.isMac));
}

function isLetter(key: ParsedKey): boolean {
  return /[a-z0-9]/i.test(key.name);
}

/** Where an event found the focus. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return { isText: false, isList: false, isDialog: false };
  return {
    isText: target.isContentEditable || target.matches(textFields),
    isList: target.closest('[data-keys="list"]') !== null,
    isDialog: target.closest(ownKeys) !== null,
  };
}

const textFields =
  "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=range], [type=file])";
const ownKeys = '[role="dialog"], [role="alertdialog"], [role="menu"]';
