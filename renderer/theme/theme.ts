import { useEffect } from "react";
import { usePreferences } from "../live/preferences.ts";
import { rowHeights } from "./look.ts";

/** Puts theme and density on the page; used once, at the root. */
export function useLook(): void {
  const { preferences, isKnown } = usePreferences();
  const { theme, density } = preferences;
  useEffect(() => {
    if (!isKnown) return;
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.dataset["density"] = density;
  }, [theme, density, isKnown]);
}

/** The height of a row in px, for lists that lay out rows by themselves. */
export function useRowHeight(): number {
  return rowHeights[usePreferences().preferences.density];
}
