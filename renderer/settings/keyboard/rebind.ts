import { commands, type Command } from "../../../electron/nouns/commands.ts";
import type { Keyboard } from "../../commands/keyboard.ts";
import { isCharacter, keyOf, parseKey, wordsOfKey, type Press } from "../../commands/keys.ts";
import { keyboardWords } from "../../words/keyboard.ts";

type Own = Readonly<Record<string, string | null>>;

const named = /^(Enter|Delete|F([1-9]|1[0-2]))$/;
const sign = /^[!-*,-~]$/;

/** The accelerator that a press stands for; null while only modifiers are held, "" for a key that cannot be chosen. */
export function acceleratorOf(press: Press, { isMac }: Pick<Keyboard, "isMac">): string | null {
  if (/^(Control|Shift|Alt|AltGraph|Meta|CapsLock|Dead)$/.test(press.key)) return null;
  const name = nameOf(press, isMac);
  if (name === null || (isMac ? press.ctrlKey : press.metaKey)) return "";
  const isSign = name.length === 1 && !/[A-Z0-9]/.test(name);
  return [
    ...((isMac ? press.metaKey : press.ctrlKey) ? ["CmdOrCtrl"] : []),
    ...(press.altKey ? ["Alt"] : []),
    // A sign is written with Shift or without it, as the layout has it.
    ...(press.shiftKey && !isSign ? ["Shift"] : []),
    name,
  ].join("+");
}

/** The name of the key pressed; with Alt a letter or digit goes by its place, as a Mac writes other signs then. */
function nameOf({ key, code, altKey }: Press, isMac: boolean): string | null {
  if (isMac && key === "Backspace") return "Delete";
  if (named.test(key)) return key;
  const placed = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (altKey && placed !== null) return placed[1] ?? placed[2] ?? null;
  return sign.test(key) ? key.toUpperCase() : null;
}

const ofBrowsers = /^CmdOrCtrl\+((Shift\+)?[NTWQ]|Shift\+P|[1-9]|L|R)$/;
const ofTextFields = /^CmdOrCtrl\+[ACVX]$/;

/** Why a key cannot be chosen for a command, or null. */
export function refusalOf(accelerator: string, command: Command, keyboard: Keyboard): string | null {
  const { refused } = keyboardWords;
  const key = accelerator === "" ? null : parseKey(accelerator);
  if (key === null) return refused.unknown;
  const words = wordsOfKey(key, keyboard);
  if (ofTextFields.test(accelerator)) return refused.edit(words);
  if (keyboard.isBrowser && ofBrowsers.test(accelerator)) return refused.browser(words);
  const isBare = !key.mod && !key.alt;
  if (isBare && key.name === "Enter") return refused.unknown;
  const isLetter = isCharacter(key) && /[A-Z0-9]/.test(key.name);
  if (isLetter && command.place !== "list") return keyboard.isMac ? refused.bareMac : refused.bare;
  return null;
}

/** The other command that has a key now, or null. */
export function holderOf(
  accelerator: string,
  command: Command,
  own: Own,
  keyboard: Keyboard,
): Command | null {
  const found = commands.find(
    (other) => other.id !== command.id && keyOf(other, keyboard, own) === accelerator,
  );
  return found ?? null;
}

/** The user's keys after a command got one; whoever had it loses it. A key as in the table needs no entry. */
export function withKey(command: Command, accelerator: string | null, own: Own, keyboard: Keyboard): Own {
  const holder = accelerator === null ? null : holderOf(accelerator, command, own, keyboard);
  const { [command.id]: _, ...rest } = own;
  const left = holder === null ? rest : { ...rest, [holder.id]: null };
  return keyOf(command, keyboard, {}) === accelerator ? left : { ...left, [command.id]: accelerator };
}

/** How a command's key is written, or null for none. */
export function wordsOf(accelerator: string | null, keyboard: Keyboard): string | null {
  const key = accelerator === null || accelerator === "" ? null : parseKey(accelerator);
  return key === null ? null : wordsOfKey(key, keyboard);
}
