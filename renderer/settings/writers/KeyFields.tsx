import { useQuery } from "@tanstack/react-query";
import type { KeySource } from "../../../electron/api/writerKey.ts";
import { trpc } from "../../api/client.ts";
import { Segments } from "../../parts/Segments.tsx";
import { TextInput } from "../../parts/TextInput.tsx";
import { writerWords } from "../../words/writers.ts";
import type { CheckedField, FormErrors, WriterForm } from "./writerForm.ts";
import styles from "./Writers.module.css";

type KeyFieldsProps = Readonly<{
  form: WriterForm;
  /** Where the saved writer's key comes from now; null for a writer to add. */
  source: KeySource | null;
  savedAddress: string | null;
  errors: FormErrors;
  onChange: (change: Partial<WriterForm>) => void;
  onBlur: (field: CheckedField) => void;
}>;

const kinds = [
  { id: "none", name: writerWords.keyKinds.none },
  { id: "stored", name: writerWords.keyKinds.stored },
  { id: "variable", name: writerWords.keyKinds.variable },
] as const;

/** The server's key: none, one that Seedbed keeps and never shows again, or that of a variable. */
export function KeyFields({ form, source, savedAddress, errors, onChange, onBlur }: KeyFieldsProps) {
  const place = useQuery(trpc.writers.keyPlace.queryOptions());
  const isDesktop = useQuery(trpc.host.info.queryOptions()).data?.hostName === "desktop";
  const isMoved = isOtherServer(savedAddress, form.baseUrl.trim());
  const isKept = source?.kind === "stored" && !isMoved;
  const isSet = source?.kind === "variable" && source.isSet;
  return (
    <>
      <div className={styles["wide"]}>
        <Segments
          label={writerWords.key}
          value={form.keyKind}
          options={kinds}
          onChange={(keyKind) => onChange({ keyKind })}
        />
        <KeyNote form={form} source={source} isMoved={isMoved} />
      </div>
      {form.keyKind === "stored" && (
        <div className={styles["wide"]}>
          <TextInput
            label={writerWords.keyField}
            name="key"
            type="password"
            value={form.key}
            placeholder={isKept ? writerWords.keySaved : ""}
            note={`${place.data?.sentence ?? ""} ${writerWords.keyShown}`.trim()}
            error={errors.key}
            onChange={(key) => onChange({ key })}
            onBlur={() => onBlur("key")}
          />
        </div>
      )}
      {form.keyKind === "variable" && (
        <div className={styles["wide"]}>
          <TextInput
            label={writerWords.variable}
            name="keyEnv"
            value={form.keyEnv}
            placeholder="OPENAI_API_KEY"
            note={`${writerWords.variableNote(isSet)} ${isDesktop && !isSet ? writerWords.variableDesktop : ""}`.trim()}
            error={errors.keyEnv}
            onChange={(keyEnv) => onChange({ keyEnv })}
            onBlur={() => onBlur("keyEnv")}
          />
        </div>
      )}
    </>
  );
}

type KeyNoteProps = Readonly<{ form: WriterForm; source: KeySource | null; isMoved: boolean }>;

function KeyNote({ form, source, isMoved }: KeyNoteProps) {
  if (source?.kind === "unreadable") return <p className={styles["bad"]}>{source.sentence}</p>;
  if (form.keyKind !== "stored" && source?.kind === "stored") {
    return <p className={styles["note"]}>{writerWords.keyRemoved}</p>;
  }
  if (isMoved && source?.kind === "stored" && form.key === "") {
    return <p className={styles["note"]}>{writerWords.keyStays}</p>;
  }
  if (source?.kind !== "variable") return null;
  if (form.keyKind === "none" && form.keyEnv === "")
    return <p className={styles["note"]}>{writerWords.shared}</p>;
  if (form.keyKind === "variable" && !source.isSet) {
    return <p className={styles["bad"]}>{writerWords.variableMissing(source.name)}</p>;
  }
  return null;
}

/** Whether what is typed names another server than the saved address: a key does not go with it. */
function isOtherServer(saved: string | null, typed: string): boolean {
  if (saved === null || !URL.canParse(typed)) return false;
  return new URL(saved).origin !== new URL(typed).origin;
}
