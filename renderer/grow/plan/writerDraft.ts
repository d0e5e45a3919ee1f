import type { WriterSettings } from "../../live/writerChoice.tsx";

/** What the fields about the writer hold, right or not yet. */
export type WriterDraft = Readonly<{
  kind: "builtin" | "openai";
  baseUrl: string;
  model: string;
  keyEnv: string;
  concurrency: number;
}>;

/** Requests at once by default: the built-in writer has one mouth, a server several. */
export const defaultConcurrency = { builtin: 1, openai: 4 } as const;

/** The fields to begin with: the writer chosen last, else the built-in one. */
export function defaultDraft(settings: WriterSettings | null): WriterDraft {
  const empty = { baseUrl: "http://127.0.0.1:11434/v1", model: "", keyEnv: "" };
  if (settings === null) return { ...empty, kind: "builtin", concurrency: defaultConcurrency.builtin };
  const { writer, concurrency } = settings;
  if (writer.kind === "builtin") return { ...empty, kind: "builtin", concurrency };
  return {
    kind: "openai",
    baseUrl: writer.baseUrl,
    model: writer.model,
    keyEnv: writer.keyEnv ?? "",
    concurrency,
  };
}

/** Whether a text is the address of a web server. */
export function isServerAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "http:" || url.protocol === "https:");
}

/** The settings that the fields describe; null while something is missing. */
export function toWriterSettings(draft: WriterDraft): WriterSettings | null {
  if (draft.kind === "builtin") return { writer: { kind: "builtin" }, concurrency: draft.concurrency };
  const model = draft.model.trim();
  const baseUrl = draft.baseUrl.trim();
  const keyEnv = draft.keyEnv.trim();
  if (model === "" || !isServerAddress(baseUrl)) return null;
  return {
    writer: { kind: "openai", model, baseUrl, keyEnv: keyEnv === "" ? null : keyEnv },
    concurrency: draft.concurrency,
  };
}
