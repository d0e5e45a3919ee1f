import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import type { WriterSettings } from "../../live/writerChoice.tsx";

/** What the fields about the writer hold, right or not yet. */
export type WriterDraft = Readonly<{
  kind: "builtin" | "openai";
  /** Id of the saved writer that the other fields were taken from; null: they were typed; "": it is not known. */
  savedId: string | null;
  baseUrl: string;
  model: string;
  keyEnv: string;
  /** Id under which the key lies in the key store; null: no key is kept there. */
  keyId: string | null;
  concurrency: number;
}>;

/** Requests at once by default: the built-in writer has one mouth, a server several. */
export const defaultConcurrency = { builtin: 1, openai: 4 } as const;

const typed = { savedId: null, baseUrl: "http://127.0.0.1:11434/v1", model: "", keyEnv: "", keyId: null };

/** The fields to begin with: the writer chosen last, else the built-in one. */
export function defaultDraft(settings: WriterSettings | null): WriterDraft {
  if (settings === null) return { ...typed, kind: "builtin", concurrency: defaultConcurrency.builtin };
  const { writer, concurrency } = settings;
  if (writer.kind === "builtin") return { ...typed, kind: "builtin", concurrency };
  return {
    kind: "openai",
    savedId: writer.keyId ?? "",
    baseUrl: writer.baseUrl,
    model: writer.model,
    keyEnv: writer.keyEnv ?? "",
    keyId: writer.keyId ?? null,
    concurrency,
  };
}

/** The fields of a saved writer. */
export function draftOf(writer: ListedWriter): WriterDraft {
  const { id, baseUrl, model, keyEnv, key, concurrency } = writer;
  const keyId = key.kind === "stored" || key.kind === "unreadable" ? id : null;
  return { kind: "openai", savedId: id, baseUrl, model, keyEnv: keyEnv ?? "", keyId, concurrency };
}

/** The fields for a server that is typed here; what was typed before stays. */
export function typedDraft(before: WriterDraft): WriterDraft {
  const kept = before.kind === "openai" && before.savedId === null ? before : { ...before, ...typed };
  return { ...kept, kind: "openai", concurrency: defaultConcurrency.openai };
}

/** The saved writer that the fields describe, or null when they were typed or it is gone. */
export function savedIn(draft: WriterDraft, writers: readonly ListedWriter[]): ListedWriter | null {
  if (draft.kind === "builtin") return null;
  const found = writers.find(
    ({ id, baseUrl, model, keyEnv }) =>
      (draft.savedId === "" || id === draft.savedId) &&
      baseUrl === draft.baseUrl &&
      model === draft.model &&
      (keyEnv ?? "") === draft.keyEnv,
  );
  return found ?? null;
}

/** Whether a text is the address of a web server. */
export function isServerAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "http:" || url.protocol === "https:");
}

/** The settings that the fields describe; null while something is missing. */
export function toWriterSettings(draft: WriterDraft): WriterSettings | null {
  const { concurrency, keyId } = draft;
  if (draft.kind === "builtin") return { writer: { kind: "builtin" }, concurrency };
  const model = draft.model.trim();
  const baseUrl = draft.baseUrl.trim();
  const keyEnv = draft.keyEnv.trim() || null;
  if (model === "" || !isServerAddress(baseUrl)) return null;
  const server = { kind: "openai", model, baseUrl, keyEnv } as const;
  return { writer: keyId === null ? server : { ...server, keyId }, concurrency };
}
