import { useRef } from "react";
import { Form } from "react-aria-components";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { writerWords } from "../../words/writers.ts";
import { LastTest } from "./LastTest.tsx";
import { writerPresets } from "./presets.ts";
import { RemoveWriter } from "./RemoveWriter.tsx";
import { useSaveWriter } from "./useSaveWriter.ts";
import type { WriterTesting } from "./useWriterTest.ts";
import { WriterFields } from "./WriterFields.tsx";
import { withPreset } from "./writerForm.ts";
import { useWriterForm } from "./useWriterForm.ts";
import styles from "./Writers.module.css";

type WriterPanelProps = Readonly<{
  /** Null: one to add. */
  writer: ListedWriter | null;
  /** Names of the saved writers. */
  taken: readonly string[];
  testing: WriterTesting;
  onSelect: (id: string) => void;
}>;

const testWords = {
  stop: writerWords.stopTest,
  save: writerWords.saveAndTest,
  again: writerWords.testAgain,
  first: writerWords.test,
} as const;

/** One writer: its form, and its test below. Enter saves and tests. */
export function WriterPanel({ writer, taken, testing, onSelect }: WriterPanelProps) {
  const place = useRef<HTMLFormElement>(null);
  const { form, change, errors, touch, check, isChanged } = useWriterForm(writer);
  const save = useSaveWriter(writer);
  const run = writer !== null && testing.test?.id === writer.id ? testing.test : null;
  async function saveNow(): Promise<string | null> {
    const wrong = check();
    if (wrong !== null) {
      place.current?.querySelector<HTMLInputElement>(`input[name="${wrong}"]`)?.focus();
      return null;
    }
    if (writer !== null && !isChanged) return writer.id;
    const id = await save.mutateAsync(form).catch(() => null);
    if (id === null) return null;
    change({ key: "" });
    onSelect(id);
    return id;
  }
  async function saveAndTest(): Promise<void> {
    const id = await saveNow();
    if (id !== null) testing.start(id);
  }
  const test = run?.isRunning === true ? "stop" : isChanged ? "save" : writer?.lastTest ? "again" : "first";
  return (
    <section className={styles["panel"]} aria-labelledby="writer-name">
      <Form
        ref={place}
        onSubmit={(event) => {
          event.preventDefault();
          if (test === "stop") testing.stop();
          else void saveAndTest();
        }}
      >
        <header className={styles["head"]}>
          <h2 id="writer-name">{writer?.name ?? writerWords.newTitle}</h2>
          {writer !== null && <RemoveWriter writer={writer} onRemoved={() => onSelect("builtin")} />}
          {isChanged && (
            <Button isDisabled={save.isPending} onPress={() => void saveNow()}>
              {writerWords.save}
            </Button>
          )}
          <Button type="submit" look={test === "stop" ? "plain" : "accent"} isDisabled={save.isPending}>
            {testWords[test]}
          </Button>
        </header>
        <div className={styles["form"]}>
          {writer === null && <Presets onChoose={(preset) => change(withPreset(form, preset, taken))} />}
          <WriterFields form={form} writer={writer} errors={errors} onChange={change} onBlur={touch} />
          {save.error !== null && <Notice kind="failed">{save.error.message}</Notice>}
        </div>
      </Form>
      {writer !== null && <LastTest run={run} last={writer.lastTest} />}
    </section>
  );
}

function Presets({ onChoose }: Readonly<{ onChoose: (preset: (typeof writerPresets)[number]) => void }>) {
  return (
    <div className={styles["presets"]} role="group" aria-label={writerWords.start}>
      <span className={styles["note"]}>{writerWords.start}</span>
      {writerPresets.map((preset) => (
        <Button key={preset.name} onPress={() => onChoose(preset)}>
          {preset.name}
        </Button>
      ))}
    </div>
  );
}
