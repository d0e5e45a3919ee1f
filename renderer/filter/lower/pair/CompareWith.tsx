import { useState, type SubmitEvent } from "react";
import { Dialog, DialogTrigger, FieldError, Input, Label, Popover, TextField } from "react-aria-components";
import type { TextRef } from "../../../../electron/nouns/filterView.ts";
import { backend } from "../../../api/client.ts";
import { Button } from "../../../parts/Button.tsx";
import field from "../../../parts/Field.module.css";
import { lowerWords, writtenText } from "../../../words/filterTexts.ts";
import styles from "./Pair.module.css";

/** A form that was just opened has the focus. */
const focused = { autoFocus: true };

type CompareProps = Readonly<{ onChoose: (ref: TextRef) => void }>;

/** Any text of the project by its number, to be shown beside the chosen one. */
export function CompareWith({ onChoose }: CompareProps) {
  return (
    <DialogTrigger>
      <Button look="quiet">{lowerWords.compare}</Button>
      <Popover className={field["popover"] ?? ""} placement="top start">
        <Dialog className={styles["dialog"] ?? ""} aria-label={lowerWords.compare}>
          {({ close }) => (
            <Form
              onChoose={(ref) => {
                close();
                onChoose(ref);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Form({ onChoose }: CompareProps) {
  const [written, setWritten] = useState("");
  const [error, setError] = useState<string | undefined>();
  async function submit(): Promise<void> {
    const found = await textOf(written);
    if (typeof found === "string") setError(found);
    else onChoose(found);
  }
  return (
    <form
      className={styles["form"]}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        className={field["field"] ?? ""}
        value={written}
        onChange={(next) => {
          setWritten(next);
          setError(undefined);
        }}
        isInvalid={error !== undefined}
        validationBehavior="aria"
        {...focused}
      >
        <Label className={field["label"] ?? ""}>{lowerWords.compareLabel}</Label>
        <Input
          className={field["input"] ?? ""}
          placeholder={lowerWords.compareExample}
          spellCheck={false}
          autoComplete="off"
        />
        <FieldError className={field["error"] ?? ""}>{error}</FieldError>
      </TextField>
      <Button type="submit">{lowerWords.compareShow}</Button>
    </form>
  );
}

/** The text that was written, or why there is none. */
async function textOf(written: string): Promise<TextRef | string> {
  const ref = writtenText(written);
  if (ref === null) return lowerWords.compareNot;
  if (ref.kind === "seed") return ref;
  try {
    const candidate = await backend.instructions.ofNumber.query({ number: ref.id });
    return candidate === null ? lowerWords.compareNone(ref.id) : { kind: "instruction", id: candidate };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
