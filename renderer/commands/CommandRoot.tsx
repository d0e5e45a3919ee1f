import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { usePreferences } from "../live/preferences.ts";
import { nextDensity, otherTheme } from "../theme/look.ts";
import { useLook } from "../theme/theme.ts";
import { KeySheet } from "./KeySheet.tsx";
import { Palette } from "./palette/Palette.tsx";
import { Refusal } from "./Refusal.tsx";
import { useCommand } from "./useCommand.ts";
import { useKeys } from "./useKeys.ts";

/** The root of the page: its look, its keys, and the commands that work anywhere. */
export function CommandRoot({ children }: Readonly<{ children: ReactNode }>) {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const navigate = useNavigate();
  const { preferences, change } = usePreferences();
  useLook();
  useKeys();
  useCommand("palette", () => setOpen("palette"));
  useCommand("keys", () => setOpen("keys"));
  useCommand("settings", () => void navigate({ to: "/settings" }));
  useCommand("theme", () => {
    const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
    change({ theme: otherTheme(preferences.theme, isSystemDark) });
  });
  useCommand("density", () => change({ density: nextDensity(preferences.density) }));
  const close = (): void => setOpen(null);
  return (
    <>
      {children}
      <Palette isOpen={open === "palette"} onClose={close} />
      <KeySheet isOpen={open === "keys"} onClose={close} />
      <Refusal />
    </>
  );
}
