import { z } from "zod";
import { projectLanguage } from "./language.ts";
import { serverAddress } from "./settings.ts";

/** A server that the user saved; its key lies in the key store under `id`, or in an environment variable. */
export const savedWriter = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1, "Give the writer a name.").max(80),
  baseUrl: serverAddress,
  model: z.string().trim().min(1, "Name the model as the server calls it.").max(200),
  keyEnv: z.string().min(1).nullable(),
  concurrency: z.number().int().min(1).max(64),
});
export type SavedWriter = z.infer<typeof savedWriter>;

/** What each list of the file is made of; an element that this version cannot read stays in the file and is not seen. */
const elements = {
  writers: savedWriter,
  /** A variable with a key and the server it may go to, "NAME https://host:port". */
  keyUses: z.string(),
  recent: z.string(),
};

/** The elements that can be read; none where there is no list. */
function readable<T>(element: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((all): T[] => all.map((one) => element.safeParse(one)).flatMap(({ data }) => data ?? []));
}

/** For each list of a settings file the elements that this version cannot read. */
export function unreadElements(file: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown[]> {
  return new Map(
    Object.entries(elements).map(([name, element]) => {
      const list = file[name];
      return [name, Array.isArray(list) ? list.filter((one) => !element.safeParse(one).success) : []];
    }),
  );
}

/** What the page may change. */
const chosen = {
  theme: z.enum(["system", "dark", "light"]),
  density: z.enum(["compact", "normal", "roomy"]),
  /** Single letters act in lists; off for those who type with speech or a switch. */
  letterKeys: z.boolean(),
  isRailHidden: z.boolean(),
  /** Widths of side panels in px by name. */
  panels: z.record(z.string(), z.number().int().min(320).max(1200)),
  /** Ids of hints that the user sent away. */
  hintsSeen: z.array(z.string()),
  /** No connection but to this computer: servers elsewhere and downloads are refused. */
  isOffline: z.boolean(),
  /** Key of a command by its id where the user chose another; null: none. */
  keys: z.record(z.string(), z.string().nullable()),
  /** Who writes in a new project: "builtin" or the id of a saved writer. */
  writer: z.string(),
  trainer: z.enum(["embedded", "none"]),
  /** The language of new projects: it chooses the filter's tokenizer and rules. */
  filterLanguage: projectLanguage,
};

/** A change of some preferences. */
export const preferencesPatch = z.strictObject(chosen).partial();
export type PreferencesPatch = z.infer<typeof preferencesPatch>;

/** What the user prefers, whatever the project; each value falls back by itself when the file holds another. */
export const preferences = z.object({
  theme: chosen.theme.catch("system"),
  density: chosen.density.catch("normal"),
  letterKeys: chosen.letterKeys.catch(true),
  isRailHidden: chosen.isRailHidden.catch(false),
  panels: chosen.panels.catch({}),
  hintsSeen: chosen.hintsSeen.catch([]),
  isOffline: chosen.isOffline.catch(false),
  keys: chosen.keys.catch({}),
  writer: chosen.writer.catch("builtin"),
  trainer: chosen.trainer.catch("embedded"),
  filterLanguage: chosen.filterLanguage.catch("english"),
  /** Saved by their own procedures. */
  writers: readable(elements.writers),
  /** Variables with a key and the servers they may go to: chosen together on this computer. */
  keyUses: readable(elements.keyUses),
  /** Files of projects opened outside the projects folder, newest first; the page sees ids of them only. */
  recent: readable(elements.recent),
});
export type Preferences = z.infer<typeof preferences>;
