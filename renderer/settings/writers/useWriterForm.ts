import { useState } from "react";
import { useDraft, type Drafts } from "../../live/drafts.ts";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import {
  checkedFields,
  emptyForm,
  errorsIn,
  formOf,
  type CheckedField,
  type WriterForm,
} from "./writerForm.ts";

/** What was typed and not saved, by writer; a key is not kept. */
const drafts: Drafts<Partial<WriterForm>> = new Map();

/** The fields, what is wrong with those that were left or submitted, and whether anything is to be saved. */
export function useWriterForm(writer: ListedWriter | null) {
  const saved = writer === null ? emptyForm : formOf(writer);
  const { value: typed, change, forget } = useDraft(drafts, writer?.id ?? "new", {});
  const [key, setKey] = useState("");
  const [touched, setTouched] = useState<readonly CheckedField[]>([]);
  const form: WriterForm = { ...saved, ...typed, key };
  const all = errorsIn(form, writer?.key.kind === "stored");
  const errors = Object.fromEntries(
    Object.entries(all).filter(([field]) => touched.some((name) => name === field)),
  );
  const names: readonly (keyof WriterForm)[] = [
    "name",
    "baseUrl",
    "model",
    "concurrency",
    "keyKind",
    "key",
    "keyEnv",
  ];
  return {
    form,
    errors,
    isChanged: writer === null || names.some((name) => form[name] !== saved[name]),
    change: ({ key: typedKey, ...changes }: Partial<WriterForm>) => {
      if (typedKey !== undefined) setKey(typedKey);
      change((before) => ({ ...before, ...changes }));
    },
    /** After the fields were saved. */
    forget: () => {
      setKey("");
      forget();
    },
    touch: (field: CheckedField) => setTouched((before) => [...before, field]),
    /** Shows every error; gives the first field that has one. */
    check: (): CheckedField | null => {
      setTouched(checkedFields);
      return checkedFields.find((field) => all[field] !== undefined) ?? null;
    },
  };
}
