import { commands } from "../nouns/commands.ts";
import type { Command } from "../nouns/commands.ts";
import type { MenuEntry } from "./electronApi.ts";

export type MenuOptions = Readonly<{
  platform: NodeJS.Platform;
  hasProject: boolean;
  /** The user's own keys by the command's id; null: none. */
  keys: Readonly<Record<string, string | null>>;
  choose: (id: string) => void;
  /** Looks for a newer version; null where this build knows no place to ask. */
  lookForUpdates: (() => void) | null;
}>;

const separator: MenuEntry = { type: "separator" };
const roles = (...names: readonly NonNullable<MenuEntry["role"]>[]): MenuEntry[] =>
  names.map((role) => ({ role }));

/** The menu bar, made from the table of commands and the system's own entries. */
export function menuTemplate(options: MenuOptions): MenuEntry[] {
  const isMac = options.platform === "darwin";
  const title = (text: string): string => (isMac ? text : `&${text}`);
  const of = (menu: Command["menu"]): MenuEntry[] => entriesOf(menu, options);
  const bar = [
    { label: title("File"), submenu: [...of("file"), ...fileEnd(isMac)] },
    { label: title("Edit"), submenu: editEntries(of("edit")) },
    { label: title("View"), submenu: [...of("view"), separator, ...viewRoles()] },
    { label: title("Run"), submenu: of("run") },
    { label: title("Go"), submenu: of("go") },
    ...(isMac ? [{ label: title("Window"), submenu: roles("minimize", "zoom", "close", "front") }] : []),
    { label: title("Help"), submenu: [...of("help"), ...helpEnd(isMac, options)] },
  ];
  return isMac ? [appMenu(), ...bar] : bar;
}

/** What Electron surely takes as an accelerator; a bare letter or sign is text first, and never the menu's. */
const menuKey =
  /^(?:Shift\+)?(?:(?:CmdOrCtrl|CommandOrControl|Alt|Option)\+)(?:(?:Alt|Option|Shift)\+)*(?:[a-z0-9]|F\d{1,2}|Enter|Delete|[!-*,-/:-@[-`{-~])$/i;

function acceleratorOf({ id, key }: Command, keys: MenuOptions["keys"]): string | null {
  // A text field on a Mac undoes by the menu's native entry alone; elsewhere the page hears this key by itself.
  if (id === "undo") return null;
  const chosen = keys[id] === undefined ? key : keys[id];
  return chosen !== null && menuKey.test(chosen) ? chosen : null;
}

function entriesOf(menu: Command["menu"], { hasProject, keys, choose }: MenuOptions): MenuEntry[] {
  return commands
    .filter((command) => command.menu === menu)
    .map((command) => {
      const accelerator = acceleratorOf(command, keys);
      return {
        id: command.id,
        label: command.title,
        enabled: command.place === "anywhere" || hasProject,
        click: () => choose(command.id),
        ...(accelerator === null ? {} : { accelerator }),
      };
    });
}

function appMenu(): MenuEntry {
  const groups = [["about"], ["services"], ["hide", "hideOthers", "unhide"], ["quit"]] as const;
  return {
    role: "appMenu",
    submenu: groups.flatMap((group, index) => [...(index === 0 ? [] : [separator]), ...roles(...group)]),
  };
}

function fileEnd(isMac: boolean): MenuEntry[] {
  if (!isMac) return [separator, ...roles("quit")];
  return [separator, { role: "recentDocuments", submenu: roles("clearRecentDocuments") }];
}

function helpEnd(isMac: boolean, { lookForUpdates }: MenuOptions): MenuEntry[] {
  const look =
    lookForUpdates === null
      ? []
      : [{ id: "look-for-updates", label: "Look for updates", click: lookForUpdates }];
  const end = [...look, ...(isMac ? [] : roles("about"))];
  return end.length === 0 ? [] : [separator, ...end];
}

/** What is done to a project is undone by our entry, typing by the system's own. */
function editEntries(ours: MenuEntry[]): MenuEntry[] {
  return [
    ...ours,
    separator,
    { role: "undo", label: "Undo typing" },
    { role: "redo", label: "Redo typing" },
    separator,
    ...roles("cut", "copy", "paste", "selectAll"),
  ];
}

function viewRoles(): MenuEntry[] {
  return [...roles("resetZoom", "zoomIn", "zoomOut"), separator, ...roles("togglefullscreen")];
}
