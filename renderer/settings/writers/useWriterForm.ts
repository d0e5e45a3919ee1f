import { useState } from "react";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import {
  checkedFields,
  emptyForm,
  errorsIn,
  formOf,
  type CheckedField,
  type WriterForm,
} from "./writerForm.ts";

/** The fields, what is wrong with those that were left or submitted, and whether anything is to be saved. */
export function useWriterForm(writer: ListedWriter | null) {
  const saved = writer === null ? emptyForm : formOf(writer);
  const [typed, setTyped] = useState<Partial<WriterForm>>({});
  const [touched, setTouched] = useState<readonly CheckedField[]>([]);
  const form: WriterForm = { ...saved, ...typed };
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
    change: (change: Partial<WriterForm>) => setTyped((before) => ({ ...before, ...change })),
    touch: (field: CheckedField) => setTouched((before) => [...before, field]),
    /** Shows every error; gives the first field that has one. */
    check: (): CheckedField | null => {
      setTouched(checkedFields);
      return checkedFields.find((field) => all[field] !== undefined) ?? null;
    },
  };
}
