import { z } from "zod";
import type { Bounds, ElectronApi, Window } from "./electronApi.ts";
import { readJson, writeJson } from "./jsonFile.ts";
import { visibleBounds } from "./visibleBounds.ts";

const place = z.strictObject({
  bounds: z.strictObject({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  }),
  isMaximized: z.boolean(),
});
type Place = z.infer<typeof place>;

const SAVE_AFTER_MS = 500;

/** Remembers where the window stood. */
export type WindowPlace = Readonly<{
  /** Where to open the window now; a place on a display that is gone is mended. */
  find: () => Promise<Readonly<{ bounds: Bounds; isMaximized: boolean }>>;
  follow: (window: Window) => void;
  /** Notes the place of the open window once more; resolves when it lies in the file. */
  settle: () => Promise<void>;
}>;

/** Keeps the window's place in `file`. */
export function openWindowPlace(
  { screen }: Pick<ElectronApi, "screen">,
  file: string,
  say: (line: string) => void,
): WindowPlace {
  let last: Promise<void> = Promise.resolve();
  let noteNow = (): void => undefined;
  let saved = "";
  const save = (now: Place): void => {
    // At the very end nothing may be half written: the place was saved before.
    if (JSON.stringify(now) === saved) return;
    saved = JSON.stringify(now);
    last = last
      .then(() => writeJson(file, now))
      .catch((error: unknown) => say(`The window's place was not saved: ${String(error)}`));
  };
  return {
    find: async () => {
      await last;
      const kept = await readJson(file, place);
      const bounds = visibleBounds(kept?.bounds ?? null, screen.getAllDisplays(), screen.getPrimaryDisplay());
      return { bounds, isMaximized: kept?.isMaximized ?? false };
    },
    follow: (window) => {
      let timer: NodeJS.Timeout | undefined;
      const note = (): void => save({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
      const noteSoon = (): void => {
        clearTimeout(timer);
        timer = setTimeout(note, SAVE_AFTER_MS);
      };
      noteNow = note;
      window.on("resize", noteSoon);
      window.on("move", noteSoon);
      window.on("close", () => {
        clearTimeout(timer);
        note();
      });
      window.on("closed", () => {
        clearTimeout(timer);
        noteNow = () => undefined;
      });
    },
    settle: () => {
      noteNow();
      return last;
    },
  };
}
