import assert from "node:assert/strict";
import test from "node:test";
import { commands } from "../../electron/nouns/commands.ts";
import { keyboardOf } from "../../renderer/commands/keyboard.ts";
import { keyOf, parseKey, wordsOfKey, type Press } from "../../renderer/commands/keys.ts";
import { commandOfPress, type Focus } from "../../renderer/commands/press.ts";

const desktop = { isMac: false, isBrowser: false };
const mac = { isMac: true, isBrowser: false };
const browser = { isMac: false, isBrowser: true };
const keyboards = { desktop, mac, browser, macBrowser: { isMac: true, isBrowser: true } };
const page: Focus = { isText: false, isList: false, isDialog: false };
const list: Focus = { ...page, isList: true };
const field: Focus = { ...page, isText: true };
const usual = { keys: {}, letterKeys: true };

function press(key: string, more: Partial<Press> & { altGraph?: boolean } = {}): Press {
  const { altGraph = false, ...rest } = more;
  return {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...rest,
    getModifierState: () => altGraph,
  };
}

function idOf(pressed: Press, focus: Focus = page, keyboard = desktop, choice = usual): string | null {
  return commandOfPress(pressed, focus, choice, keyboard)?.id ?? null;
}

test("every command has a title of its own that begins with a capital and ends without a stop", () => {
  const titles = commands.map(({ title }) => title);
  assert.equal(new Set(titles).size, titles.length);
  for (const title of titles) assert.match(title, /^[A-Z][^.!…]*$/);
  assert.equal(new Set(commands.map(({ id }) => id)).size, commands.length);
});

test("no two commands share a key, on the desktop or in a browser", () => {
  for (const keyboard of Object.values(keyboards)) {
    const keys = commands.flatMap((command) => keyOf(command, keyboard, {}) ?? []);
    assert.deepEqual(
      keys.filter((key, place) => keys.indexOf(key) !== place),
      [],
    );
    for (const key of keys) assert.notEqual(parseKey(key), null, key);
  }
});

test("single letters are for lists alone, so that the menu never has one", () => {
  for (const { key, place } of commands) {
    if (key !== null && /^[A-Z0-9]$/i.test(key)) assert.equal(place, "list");
  }
});

test("a key is written as the system writes it", () => {
  const words = (key: string, keyboard: { isMac: boolean }): string => {
    const parsed = parseKey(key);
    assert.ok(parsed !== null);
    return wordsOfKey(parsed, keyboard);
  };
  assert.equal(words("CmdOrCtrl+K", desktop), "Ctrl K");
  assert.equal(words("CmdOrCtrl+K", mac), "⌘K");
  assert.equal(words("CmdOrCtrl+Shift+P", desktop), "Ctrl Shift P");
  assert.equal(words("CmdOrCtrl+Shift+P", mac), "⇧⌘P");
  assert.equal(words("Alt+1", browser), "Alt 1");
  assert.equal(words("CmdOrCtrl+Enter", mac), "⌘↩");
  assert.equal(parseKey("Hyper+K"), null);
  assert.equal(parseKey(""), null);
});

test("the modifier is Ctrl, and Cmd on a Mac; the other one changes nothing", () => {
  assert.equal(idOf(press("k", { ctrlKey: true })), "palette");
  assert.equal(idOf(press("k", { metaKey: true })), null);
  assert.equal(idOf(press("k", { metaKey: true }), page, mac), "palette");
  assert.equal(idOf(press("k", { ctrlKey: true }), page, mac), null);
  assert.equal(idOf(press("K", { ctrlKey: true, shiftKey: true })), null);
});

test("a browser keeps its own keys: places are Alt and a digit, on a Mac by the key's place", () => {
  assert.equal(idOf(press("1", { ctrlKey: true }), page, browser), null);
  assert.equal(idOf(press("1", { altKey: true }), page, browser), "go-grow");
  assert.equal(idOf(press("¡", { altKey: true, code: "Digit1" }), page, keyboards.macBrowser), "go-grow");
  assert.equal(idOf(press("n", { ctrlKey: true }), page, browser), null);
  assert.equal(idOf(press("n", { ctrlKey: true })), "new");
});

test("a layout without Latin letters works by the key's place", () => {
  assert.equal(idOf(press("л", { ctrlKey: true, code: "KeyK" })), "palette");
});

test("signs are taken as the layout writes them, with Shift or AltGr", () => {
  assert.equal(idOf(press("?", { shiftKey: true })), "keys");
  assert.equal(idOf(press("[", { ctrlKey: true, altKey: true, altGraph: true })), "toggle-rail");
  assert.equal(idOf(press("/", { shiftKey: true }), list), "find");
});

test("letters act in a list alone, and not when they are switched off", () => {
  assert.equal(idOf(press("f"), list), "follow");
  assert.equal(idOf(press("f")), null);
  assert.equal(idOf(press("f"), list, desktop, { ...usual, letterKeys: false }), null);
  assert.equal(idOf(press("?", { shiftKey: true }), page, desktop, { ...usual, letterKeys: false }), null);
  assert.equal(idOf(press("Delete"), list, desktop, { ...usual, letterKeys: false }), "retire-seed");
  assert.equal(idOf(press("Backspace"), list, mac), "retire-seed");
});

test("a text field keeps what it writes and its own undo; keys with the modifier still act", () => {
  assert.equal(idOf(press("?", { shiftKey: true }), field), null);
  assert.equal(idOf(press("/"), { ...list, isText: true }), null);
  assert.equal(idOf(press("Delete"), { ...list, isText: true }), null);
  assert.equal(idOf(press("z", { ctrlKey: true }), field), null);
  assert.equal(idOf(press("z", { ctrlKey: true })), "undo");
  assert.equal(idOf(press("k", { ctrlKey: true }), field), "palette");
  assert.equal(idOf(press("π", { altKey: true, code: "KeyP" }), field, keyboards.macBrowser), null);
});

test("a dialog has all keys for itself", () => {
  assert.equal(idOf(press("k", { ctrlKey: true }), { ...page, isDialog: true }), null);
});

test("the user's own key takes the place of the table's, and null takes it away", () => {
  const keys = { palette: "CmdOrCtrl+Shift+K", keys: null };
  assert.equal(idOf(press("k", { ctrlKey: true }), page, desktop, { ...usual, keys }), null);
  assert.equal(
    idOf(press("K", { ctrlKey: true, shiftKey: true }), page, desktop, { ...usual, keys }),
    "palette",
  );
  assert.equal(idOf(press("?", { shiftKey: true }), page, desktop, { ...usual, keys }), null);
});

test("the desktop says its system; a browser is asked for it", () => {
  assert.deepEqual(keyboardOf({ platform: "darwin" }, "Linux x86_64"), { isMac: true, isBrowser: false });
  assert.deepEqual(keyboardOf(undefined, "MacIntel"), { isMac: true, isBrowser: true });
  assert.deepEqual(keyboardOf(undefined, "Linux x86_64"), { isMac: false, isBrowser: true });
});
