import type { Preferences } from "../../electron/nouns/preferences.ts";

export type Theme = Preferences["theme"];
export type Density = Preferences["density"];

/** Heights of rows in px by density (ui.md part 8); `--row` of the tokens has the same. */
export const rowHeights: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };

/** The theme that takes the place of the one in force: the other of dark and light. */
export function otherTheme(theme: Theme, isSystemDark: boolean): Theme {
  const isDark = theme === "system" ? isSystemDark : theme === "dark";
  return isDark ? "light" : "dark";
}

/** The density after this one, round and round. */
export function nextDensity(density: Density): Density {
  const order: readonly Density[] = ["compact", "normal", "roomy"];
  return order[(order.indexOf(density) + 1) % order.length] ?? "normal";
}
