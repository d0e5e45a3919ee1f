import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { serverAddress } from "../../../electron/nouns/settings.ts";
import { writerWords } from "../../words/writers.ts";
import type { WriterPreset } from "./presets.ts";

/** What the fields of the form hold, right or not yet. `key` is one that was typed, never a saved one. */
export type WriterForm = Readonly<{
  name: string;
  baseUrl: string;
  model: string;
  concurrency: number;
  keyKind: "none" | "stored" | "variable";
  key: string;
  keyEnv: string;
}>;

/** The fields that can be wrong, in the order seen. */
export const checkedFields = ["name", "baseUrl", "model", "key", "keyEnv"] as const;
export type CheckedField = (typeof checkedFields)[number];
export type FormErrors = Readonly<Partial<Record<CheckedField, string>>>;

/** The empty form of a writer to add. */
export const emptyForm: WriterForm = {
  name: "",
  baseUrl: "",
  model: "",
  concurrency: 4,
  keyKind: "none",
  key: "",
  keyEnv: "",
};

/** The form of a saved writer. */
export function formOf(writer: ListedWriter): WriterForm {
  const { name, baseUrl, model, concurrency, keyEnv, key } = writer;
  const isStored = key.kind === "stored" || key.kind === "unreadable";
  const keyKind = isStored ? "stored" : keyEnv === null ? "none" : "variable";
  return { name, baseUrl, model, concurrency, keyKind, key: "", keyEnv: keyEnv ?? "" };
}

/** The form after a preset was chosen: its address and habits; the rest as it was typed. */
export function withPreset(form: WriterForm, preset: WriterPreset, taken: readonly string[]): WriterForm {
  const { baseUrl, concurrency, needsKey } = preset;
  let name = preset.name;
  for (let number = 2; taken.includes(name); number++) name = `${preset.name} ${number}`;
  return { ...form, name, baseUrl, concurrency, keyKind: needsKey ? "stored" : "none" };
}

/** What is wrong with the fields; empty when they can be saved. `hasKey`: one is kept for this writer already. */
export function errorsIn(form: WriterForm, hasKey: boolean): FormErrors {
  const { errors } = writerWords;
  const address = addressError(form.baseUrl.trim());
  return {
    ...(form.name.trim() === "" ? { name: errors.name } : {}),
    ...(address === null ? {} : { baseUrl: address }),
    ...(form.model.trim() === "" ? { model: errors.model } : {}),
    ...(form.keyKind === "stored" && form.key.trim() === "" && !hasKey ? { key: errors.key } : {}),
    ...(form.keyKind === "variable" && form.keyEnv.trim() === "" ? { keyEnv: errors.variable } : {}),
  };
}

/** The writer that the fields describe, as the backend takes it. */
export function writerIn(form: WriterForm) {
  const { name, baseUrl, model, concurrency, keyKind, keyEnv } = form;
  return {
    name: name.trim(),
    baseUrl: baseUrl.trim(),
    model: model.trim(),
    concurrency,
    keyEnv: keyKind === "variable" ? keyEnv.trim() : null,
  };
}

/** What is wrong with an address, or null. */
export function addressError(address: string): string | null {
  const { errors } = writerWords;
  if (!/^https?:\/\/[^/]/.test(address) || !URL.canParse(address)) return errors.address;
  if (/\/(chat\/)?completions\/?$/.test(address)) return errors.addressEnd;
  return serverAddress.safeParse(address).success ? null : errors.addressParts;
}
