import { settingsWords } from "../words/settings.ts";

/** The sections of the settings in the order of their list. */
export const sections = [
  "general",
  "writers",
  "models",
  "trainer",
  "filter",
  "keyboard",
  "appearance",
  "data",
] as const satisfies readonly (keyof typeof settingsWords.sections)[];

export type Section = (typeof sections)[number];

/** The settings' part of the address: the section, and the writer whose form is open ("new" for one to add). */
export type SettingsSearch = Readonly<{ section?: Section; writer?: string }>;

/** Reads the address; whatever does not fit falls back to the first section. */
export function readSettingsSearch(raw: Readonly<Record<string, unknown>>): SettingsSearch {
  const section = sections.find((known) => known === raw["section"]);
  const { writer } = raw;
  return {
    ...(section === undefined ? {} : { section }),
    ...(section === "writers" && typeof writer === "string" && writer !== "" ? { writer } : {}),
  };
}
