import { useEffect, useRef, type RefObject } from "react";
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
  const { form, change, errors, touch, check, isChanged, forget } = useWriterForm(writer);
  const save = useSaveWriter(writer);
  const run = writer !== null && testing.test?.id === writer.id ? testing.test : null;
  const focusIn = (selector: string): void => place.current?.querySelector<HTMLElement>(selector)?.focus();
  useNewName(place, writer === null);
  async function saveNow(): Promise<string | null> {
    const wrong = check();
    if (wrong !== null) {
      focusIn(`input[name="${wrong}"]`);
      return null;
    }
    if (writer !== null && !isChanged) return writer.id;
    if (save.isPending) return null;
    const id = await save.mutateAsync(form).catch(() => null);
    if (id === null) return null;
    forget();
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
          <Acts
            isChanged={isChanged}
            isSaving={save.isPending}
            test={test}
            onSave={() => {
              // Its button goes when all is saved.
              focusIn('button[type="submit"]');
              void saveNow();
            }}
          />
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

type ActsProps = Readonly<{
  isChanged: boolean;
  isSaving: boolean;
  test: keyof typeof testWords;
  onSave: () => void;
}>;

/** Saving, and the test; both keep the focus while they wait. */
function Acts({ isChanged, isSaving, test, onSave }: ActsProps) {
  return (
    <>
      {isChanged && (
        <Button isPending={isSaving} onPress={onSave}>
          {writerWords.save}
        </Button>
      )}
      <Button type="submit" look={test === "stop" ? "plain" : "accent"} isPending={isSaving}>
        {testWords[test]}
      </Button>
    </>
  );
}

/** A form that was opened to add a writer begins at its name. */
function useNewName(place: RefObject<HTMLFormElement | null>, isNew: boolean): void {
  useEffect(() => {
    if (isNew) place.current?.querySelector<HTMLElement>('input[name="name"]')?.focus();
  }, [place, isNew]);
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
