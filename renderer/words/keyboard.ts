import type { Command } from "../../electron/nouns/commands.ts";

/** Words of Settings / Keyboard. */
export const keyboardWords = {
  letters: "Single letters act in lists",
  lettersNote:
    "Letters such as F or P act only with the focus in a list, table or map. Switch them off if you write by speech or with a switch.",
  command: "Command",
  key: "Key",
  menus: {
    file: "File",
    edit: "Edit",
    view: "View",
    run: "Run",
    go: "Go",
    help: "Help",
    list: "In lists",
  } satisfies Record<NonNullable<Command["menu"]> | "list", string>,
  none: "no key",
  change: "Change…",
  changeOf: (title: string) => `Change the key of ${title}`,
  resetAll: "Reset all keys",
  title: (command: string) => `Key of “${command}”`,
  press: "Press the new key",
  pressNote: "Hold Ctrl, Alt or Shift with it. Esc leaves.",
  pressNoteMac: "Hold ⌘, ⌥ or ⇧ with it. Esc leaves.",
  take: "Use this key",
  takeAway: (title: string) => `Use it here, not for ${title}`,
  takeOff: "No key",
  reset: (words: string) => `Reset to ${words}`,
  cancel: "Cancel",
  taken: (words: string, title: string) => `${words} is the key of “${title}”.`,
  refused: {
    unknown: "This key cannot be chosen. Take a letter, a digit, a sign, Enter, Delete or F1 to F12.",
    bare: "A single letter acts only in lists. Hold Ctrl or Alt with it.",
    bareMac: "A single letter acts only in lists. Hold ⌘ or ⌥ with it.",
    browser: (words: string) => `The browser keeps ${words} for itself.`,
    edit: (words: string) => `${words} belongs to text fields.`,
  },
} as const;
