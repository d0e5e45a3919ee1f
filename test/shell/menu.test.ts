import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { commands } from "../../electron/nouns/commands.ts";
import { commandChannel } from "../../electron/shell/channels.ts";
import type { MenuEntry } from "../../electron/shell/electronApi.ts";
import { menuTemplate } from "../../electron/shell/menu.ts";
import type { MenuOptions } from "../../electron/shell/menu.ts";
import { menuEntry, startShell } from "./startedShell.ts";

const platforms = ["linux", "win32", "darwin"] as const;
const menuOf = (options: Partial<MenuOptions>): MenuEntry[] =>
  menuTemplate({
    platform: "linux",
    hasProject: true,
    keys: {},
    choose: () => undefined,
    lookForUpdates: null,
    ...options,
  });
const entriesOf = (menu: readonly MenuEntry[]): readonly MenuEntry[] =>
  menu.flatMap(({ submenu }) => submenu ?? []);
const rolesOf = (menu: readonly MenuEntry[]): readonly (string | undefined)[] =>
  entriesOf(menu).map(({ role }) => role);

test("every command of the table stands in its menu once, on each system", () => {
  for (const platform of platforms) {
    const menu = menuOf({ platform });
    for (const command of commands) {
      const found = entriesOf(menu).filter(({ id }) => id === command.id);
      assert.equal(found.length, command.menu === null ? 0 : 1, `${platform} ${command.id}`);
      if (command.menu !== null) assert.equal(found[0]?.label, command.title);
    }
  }
});

test("keys with a modifier are the menu's; a bare letter is left to the page", () => {
  const menu = menuOf({});
  assert.equal(menuEntry(menu, "palette")?.accelerator, "CmdOrCtrl+K");
  assert.equal(menuEntry(menu, "pause")?.accelerator, "CmdOrCtrl+Shift+P");
  for (const id of ["find", "follow", "toggle-rail", "toggle-panel", "keys", "theme"]) {
    assert.equal(menuEntry(menu, id)?.accelerator, undefined, id);
  }
});

test("without a project only what needs none can be chosen", () => {
  const menu = menuOf({ platform: "win32", hasProject: false });
  const enabled = entriesOf(menu).filter((entry) => entry.id !== undefined && entry.enabled === true);
  assert.deepEqual(
    enabled.map(({ id = "" }) => id).sort((a, b) => a.localeCompare(b)),
    ["density", "keys", "new", "open", "palette", "settings", "theme"],
  );
  assert.ok(rolesOf(menu).includes("undo"), "typing can be undone all the same");
});

test("the user's own keys take the place of the table's, and nonsense none", () => {
  const keys = { grow: "CmdOrCtrl+Alt+G", export: null, open: "K", new: "Hyper+§", settings: "CmdOrCtrl+;" };
  const menu = menuOf({ platform: "darwin", keys });
  const accelerators = ["grow", "export", "open", "new", "settings", "palette"].map(
    (id) => menuEntry(menu, id)?.accelerator,
  );
  assert.deepEqual(accelerators, [
    "CmdOrCtrl+Alt+G",
    undefined,
    undefined,
    undefined,
    "CmdOrCtrl+;",
    "CmdOrCtrl+K",
  ]);
});

test("the key that undoes typing is the native entry's alone", () => {
  for (const platform of platforms) {
    const menu = menuOf({ platform });
    assert.equal(menuEntry(menu, "undo")?.accelerator, undefined);
    assert.ok(rolesOf(menu).includes("undo"));
  }
});

test("each system has its own entries where its users look for them", () => {
  const [linux, , mac] = platforms.map((platform) => menuOf({ platform }));
  assert.ok(linux && mac);
  assert.deepEqual(
    linux.map(({ label }) => label),
    ["&File", "&Edit", "&View", "&Run", "&Go", "&Help"],
  );
  assert.equal(mac[0]?.role, "appMenu");
  assert.deepEqual(
    mac.slice(1).map(({ label }) => label),
    ["File", "Edit", "View", "Run", "Go", "Window", "Help"],
  );
  assert.ok(
    mac[0]?.submenu?.some(({ role }) => role === "about") &&
      mac[0].submenu.some(({ role }) => role === "quit"),
  );
  assert.ok(rolesOf(mac).includes("recentDocuments") && !rolesOf(linux).includes("recentDocuments"));
  for (const role of [
    "about",
    "quit",
    "redo",
    "cut",
    "copy",
    "paste",
    "selectAll",
    "togglefullscreen",
    "zoomIn",
  ]) {
    assert.equal(rolesOf(linux).filter((one) => one === role).length, 1, role);
  }
  for (const menu of [linux, mac])
    assert.ok(!rolesOf(menu).includes("reload") && !rolesOf(menu).includes("toggleDevTools"));
});

test("a chosen command goes to the page, and the menu follows the project", async (context) => {
  const { fake, pane, state } = await startShell(context);
  menuEntry(fake.menu, "palette")?.click?.();
  assert.deepEqual(pane.webContents.sent, [[commandChannel, "palette"]]);
  assert.equal(menuEntry(fake.menu, "grow")?.enabled, false);
  await state(null);
  await fake.until(() => menuEntry(fake.menu, "grow")?.enabled === true);
});

test("a key that is chosen anew stands in the menu while the app runs", async (context) => {
  const { fake, folder } = await startShell(context, { patience: { settingsEveryMs: 10 } });
  assert.equal(menuEntry(fake.menu, "palette")?.accelerator, "CmdOrCtrl+K");
  writeFileSync(join(folder, "settings.json"), '{"keys":{"palette":"CmdOrCtrl+J"}}');
  await fake.until(() => menuEntry(fake.menu, "palette")?.accelerator === "CmdOrCtrl+J");
});

test("Look for updates stands in Help only where the build names a feed", () => {
  let looks = 0;
  for (const platform of platforms) {
    assert.equal(menuEntry(menuOf({ platform }), "look-for-updates"), undefined);
    const help = menuOf({ platform, lookForUpdates: () => (looks += 1) }).at(-1);
    help?.submenu?.find(({ id }) => id === "look-for-updates")?.click?.();
  }
  assert.equal(looks, platforms.length);
});
