import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { WriterChoice } from "../../electron/nouns/settings.ts";
import { useOverview } from "./overview.tsx";

/** A writer and how many requests it may have in flight. */
export type WriterSettings = Readonly<{ writer: WriterChoice; concurrency: number }>;

type Remembered = Readonly<{ settings: WriterSettings | null; remember: (settings: WriterSettings) => void }>;

const WriterContext = createContext<Remembered>({ settings: null, remember: () => undefined });

/** Remembers, while the page is open, the writer that the user chose last for this project. */
export function WriterProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [settings, remember] = useState<WriterSettings | null>(null);
  const value = useMemo(() => ({ settings, remember }), [settings]);
  return <WriterContext value={value}>{children}</WriterContext>;
}

/** The writer chosen last on this page, else that of the run's last sitting; null when there was none. */
export function useRememberedWriter(): Remembered {
  const { settings, remember } = useContext(WriterContext);
  const lastSitting = useOverview()?.run?.lastSitting ?? null;
  return { settings: settings ?? lastSitting, remember };
}
