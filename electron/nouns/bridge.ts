/**
 * What the preload script puts on the page as `window.seedbed`; the whole surface between page and main. The page
 * never gives a path: `drop` takes the File of a drop, and main learns its path from Electron.
 */
export type Bridge = Readonly<{
  platform: "darwin" | "win32" | "linux";
  /** Hears the commands (ids of `nouns/commands.ts`) that the menu chose; gives the way to stop. */
  onCommand: (listener: (command: string) => void) => () => void;
  /** Opens a dropped project file (a DOM `File`). True: taken; false: not a project file of this computer. */
  drop: (file: unknown) => Promise<boolean>;
}>;
