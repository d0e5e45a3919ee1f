import type { BrowserWindowConstructorOptions } from "electron";
import { commandChannel } from "./channels.ts";
import type { Bounds, ElectronApi, Preventable, Window } from "./electronApi.ts";
import { mendMishaps } from "./mishaps.ts";
import { smallestWindow } from "./visibleBounds.ts";
import type { WindowPlace } from "./windowPlace.ts";

/** The one window. */
export type Pane = Readonly<{
  /** Null while none is open. */
  get: () => Window | null;
  /** Shows the page at this address, in the window or in a new one; keeps the place in the page. */
  load: (address: string) => Promise<void>;
  /** Brings the window to the front; false: none is open. */
  focus: () => boolean;
  command: (id: string) => void;
}>;

type PaneOptions = Readonly<{
  preload: string;
  /** The picture of the window where the system takes none from the program; null: it does. */
  icon: string | null;
  /** A partition that is kept in memory: the page stores nothing on disk. */
  partition: string;
  place: WindowPlace;
  theme: () => Promise<"dark" | "light">;
  say: (line: string) => void;
  quit: () => void;
  onClose: (event: Preventable) => void;
  onOpened: (window: Window) => void;
}>;

/** `--bg0` of renderer/style/tokens.css, so that nothing flashes before the page paints. */
const background = { dark: "#0f1210", light: "#fbfdfc" } as const;

export function openPane(
  electron: Pick<ElectronApi, "BrowserWindow" | "dialog">,
  options: PaneOptions,
): Pane {
  let open: Window | null = null;
  let creating: Promise<Window> | null = null;

  const create = async (): Promise<Window> => {
    const [{ bounds, isMaximized }, theme] = await Promise.all([options.place.find(), options.theme()]);
    const window = new electron.BrowserWindow(windowOptions(bounds, background[theme], options));
    open = window;
    options.place.follow(window);
    mendMishaps(electron, window, options);
    // To maximise a window shows it, so that waits for the first paint too.
    window.once("ready-to-show", () => {
      if (isMaximized) window.maximize();
      window.show();
    });
    // The title is the project's name, whatever the page says.
    window.on("page-title-updated", (event) => event.preventDefault());
    window.on("close", options.onClose);
    window.on("closed", () => {
      open = null;
      creating = null;
    });
    options.onOpened(window);
    return window;
  };

  return {
    get: () => open,
    load: async (address) => {
      const hash = open === null ? "" : hashOf(open.webContents.getURL());
      creating ??= create();
      const window = await creating;
      await window.loadURL(`${address}${hash}`).catch((error: unknown) => {
        options.say(`The page did not load: ${String(error)}`);
        // An empty window with its menu is more than none.
        window.show();
      });
    },
    focus: () => {
      if (open === null) return false;
      if (open.isMinimized()) open.restore();
      if (!open.isVisible()) open.show();
      open.focus();
      return true;
    },
    command: (id) => open?.webContents.send(commandChannel, id),
  };
}

function hashOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hash : "";
}

function windowOptions(
  bounds: Bounds,
  backgroundColor: string,
  { preload, partition, icon }: PaneOptions,
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: "Seedbed",
    ...(icon === null ? {} : { icon }),
    backgroundColor,
    webPreferences: {
      preload,
      partition,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  };
}
