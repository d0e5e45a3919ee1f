/** Where a command can be given: always, with an open project, or with a list, table or map in focus. */
export type CommandPlace = "anywhere" | "project" | "list";

/** A command of the app. Menu, palette, tooltips and key sheet are made from this one table. */
export type Command = Readonly<{
  id: CommandId;
  /** A verb with its object, as in the palette; the menu shows the same words. */
  title: string;
  menu: "file" | "edit" | "view" | "run" | "go" | "help" | null;
  place: CommandPlace;
  /**
   * The key, in Electron's accelerator words (`CmdOrCtrl+K`), or null. Letters without a modifier act only with a
   * list in focus and are never accelerators of the menu.
   */
  key: string | null;
  /** The key in a browser, where that one belongs to the browser; absent: the same; null: none. */
  browserKey?: string | null;
}>;

export type CommandId = (typeof table)[number]["id"];

const table = [
  { id: "new", title: "New project", menu: "file", place: "anywhere", key: "CmdOrCtrl+N", browserKey: null },
  { id: "open", title: "Open a project", menu: "file", place: "anywhere", key: "CmdOrCtrl+O" },
  { id: "add-seeds", title: "Add seeds from a file", menu: "file", place: "project", key: null },
  { id: "export", title: "Export the data set", menu: "file", place: "project", key: "CmdOrCtrl+E" },
  { id: "close", title: "Close the project", menu: "file", place: "project", key: null },
  { id: "undo", title: "Undo", menu: "edit", place: "project", key: "CmdOrCtrl+Z" },
  { id: "find", title: "Search here", menu: "edit", place: "list", key: "/" },
  { id: "palette", title: "Search or run a command", menu: "view", place: "anywhere", key: "CmdOrCtrl+K" },
  { id: "theme", title: "Switch between dark and light", menu: "view", place: "anywhere", key: null },
  { id: "density", title: "Switch the density of rows", menu: "view", place: "anywhere", key: null },
  { id: "toggle-rail", title: "Show or hide the rail", menu: "view", place: "project", key: "[" },
  { id: "toggle-panel", title: "Show or hide the panel", menu: "view", place: "project", key: "]" },
  { id: "follow", title: "Follow the newest", menu: "view", place: "list", key: "F" },
  { id: "grow", title: "Grow", menu: "run", place: "project", key: "CmdOrCtrl+Enter" },
  {
    id: "pause",
    title: "Pause or continue",
    menu: "run",
    place: "project",
    key: "CmdOrCtrl+Shift+P",
    browserKey: "Alt+P",
  },
  { id: "stop", title: "Stop now", menu: "run", place: "project", key: null },
  {
    id: "go-grow",
    title: "Go to Grow",
    menu: "go",
    place: "project",
    key: "CmdOrCtrl+1",
    browserKey: "Alt+1",
  },
  { id: "go-plan", title: "Go to the plan", menu: "go", place: "project", key: null },
  { id: "go-requests", title: "Go to the requests", menu: "go", place: "project", key: null },
  {
    id: "go-seeds",
    title: "Go to Seeds",
    menu: "go",
    place: "project",
    key: "CmdOrCtrl+2",
    browserKey: "Alt+2",
  },
  {
    id: "go-filter",
    title: "Go to Filter",
    menu: "go",
    place: "project",
    key: "CmdOrCtrl+3",
    browserKey: "Alt+3",
  },
  {
    id: "go-instructions",
    title: "Go to Instructions",
    menu: "go",
    place: "project",
    key: "CmdOrCtrl+4",
    browserKey: "Alt+4",
  },
  { id: "settings", title: "Settings", menu: "go", place: "anywhere", key: "CmdOrCtrl+," },
  { id: "keys", title: "Keys of this screen", menu: "help", place: "anywhere", key: "?" },
  { id: "pin-seed", title: "Pin or unpin the seed", menu: null, place: "list", key: "P" },
  { id: "edit", title: "Edit", menu: null, place: "list", key: "E" },
  { id: "keep-anyway", title: "Keep it anyway", menu: null, place: "list", key: "A" },
  { id: "leave-out", title: "Leave it out", menu: null, place: "list", key: "R" },
  { id: "retire-seed", title: "Take the seed out of the bed", menu: null, place: "list", key: "Delete" },
] as const satisfies readonly (Omit<Command, "id"> & { id: string })[];

export const commands: readonly Command[] = table;
