import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { NumberInput } from "../../parts/NumberInput.tsx";
import { TextInput } from "../../parts/TextInput.tsx";
import { writerWords } from "../../words/writers.ts";
import { KeyFields } from "./KeyFields.tsx";
import { ModelField } from "./ModelField.tsx";
import type { CheckedField, FormErrors, WriterForm } from "./writerForm.ts";
import styles from "./Writers.module.css";

type WriterFieldsProps = Readonly<{
  form: WriterForm;
  writer: ListedWriter | null;
  errors: FormErrors;
  onChange: (change: Partial<WriterForm>) => void;
  onBlur: (field: CheckedField) => void;
}>;

/** The fields of a writer, each with what is wrong beside it. */
export function WriterFields({ form, writer, errors, onChange, onBlur }: WriterFieldsProps) {
  return (
    <div className={styles["fields"]}>
      <TextInput
        label={writerWords.name}
        name="name"
        value={form.name}
        error={errors.name}
        onChange={(name) => onChange({ name })}
        onBlur={() => onBlur("name")}
      />
      <TextInput
        label={writerWords.address}
        name="baseUrl"
        value={form.baseUrl}
        placeholder="http://127.0.0.1:11434/v1"
        note={writerWords.addressNote}
        error={errors.baseUrl}
        onChange={(baseUrl) => onChange({ baseUrl })}
        onBlur={() => onBlur("baseUrl")}
      />
      <NumberInput
        label={writerWords.concurrency}
        value={form.concurrency}
        least={1}
        most={64}
        onChange={(concurrency) => onChange({ concurrency })}
      />
      <ModelField
        form={form}
        id={writer?.id ?? null}
        error={errors.model}
        onChange={(model) => onChange({ model })}
        onBlur={() => onBlur("model")}
      />
      <KeyFields
        form={form}
        source={writer?.key ?? null}
        savedAddress={writer?.baseUrl ?? null}
        errors={errors}
        onChange={onChange}
        onBlur={onBlur}
      />
    </div>
  );
}
