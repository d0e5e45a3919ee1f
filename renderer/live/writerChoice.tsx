import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { WriterChoice } from "../../electron/nouns/settings.ts";

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

/** The writer chosen last, null when none was chosen since the page opened. */
export function useRememberedWriter(): Remembered {
  return useContext(WriterContext);
}
