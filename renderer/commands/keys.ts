import type { Command } from "../../electron/nouns/commands.ts";
import type { Keyboard } from "./keyboard.ts";

/** A key of the table taken apart; `name` is the last word of it: "K", "Enter", "?", "Delete". */
export type ParsedKey = Readonly<{ mod: boolean; shift: boolean; alt: boolean; name: string }>;

/** What a `KeyboardEvent` says of the key pressed. */
export type Press = Readonly<{
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  getModifierState: (modifier: "AltGraph") => boolean;
}>;

const modifiers: Readonly<Record<string, "mod" | "shift" | "alt">> = {
  CmdOrCtrl: "mod",
  CommandOrControl: "mod",
  Shift: "shift",
  Alt: "alt",
  Option: "alt",
};

/** Takes an accelerator apart (`CmdOrCtrl+Shift+P`); null when it has a word that no key has. */
export function parseKey(accelerator: string): ParsedKey | null {
  const words = accelerator.split("+");
  const name = words.pop() ?? "";
  const held = new Set(words.map((word) => modifiers[word]));
  if (name === "" || held.has(undefined)) return null;
  return { mod: held.has("mod"), shift: held.has("shift"), alt: held.has("alt"), name };
}

/** The key of a command here: the user's own, else the browser's where it has one, else that of the table. */
export function keyOf(
  command: Command,
  { isBrowser }: Pick<Keyboard, "isBrowser">,
  own: Readonly<Record<string, string | null>>,
): string | null {
  const chosen = own[command.id];
  if (chosen !== undefined) return chosen;
  return isBrowser && command.browserKey !== undefined ? command.browserKey : command.key;
}

/** Whether a key is a single character, which speech input and slips type by accident (WCAG 2.1.4). */
export function isCharacter(key: ParsedKey): boolean {
  return !key.mod && !key.alt && key.name.length === 1;
}

/** Whether this press is that key. Letters and digits go by their place where the layout or Alt writes something else. */
export function isPressed(key: ParsedKey, press: Press, { isMac }: Pick<Keyboard, "isMac">): boolean {
  // AltGr, which some layouts need for [ and ], reports itself as Ctrl+Alt.
  const writes = press.getModifierState("AltGraph");
  const held = writes ? { ctrl: false, alt: false } : { ctrl: press.ctrlKey, alt: press.altKey };
  const mod = isMac ? press.metaKey : held.ctrl;
  const other = isMac ? held.ctrl : press.metaKey;
  if (mod !== key.mod || other || held.alt !== key.alt) return false;
  // A sign such as ? is written with Shift or without it, as the layout has it.
  const isSign = key.name.length === 1 && !/[a-z0-9]/i.test(key.name);
  if (!isSign && press.shiftKey !== key.shift) return false;
  if (key.name === "Delete" && isMac && press.key === "Backspace") return true;
  if (press.key.toLowerCase() === key.name.toLowerCase()) return true;
  // A digit by its place too: on some layouts it is written with Shift.
  if (/^[0-9]$/.test(key.name) && press.code === `Digit${key.name}`) return true;
  const isPlain = /^[\u0020-\u007e]$/.test(press.key);
  return !isPlain && press.code === `Key${key.name.toUpperCase()}`;
}

const macSigns: Readonly<Record<string, string>> = {
  Enter: "↩",
  Delete: "⌫",
  Escape: "esc",
};

/** How a key is written: "Ctrl Shift P", "⇧⌘P", "Alt 1", "?". */
export function wordsOfKey(key: ParsedKey, { isMac }: Pick<Keyboard, "isMac">): string {
  if (isMac) {
    return `${key.alt ? "⌥" : ""}${key.shift ? "⇧" : ""}${key.mod ? "⌘" : ""}${macSigns[key.name] ?? key.name}`;
  }
  const words = [key.mod && "Ctrl", key.alt && "Alt", key.shift && "Shift", key.name];
  return words.filter((word) => word !== false).join(" ");
}
