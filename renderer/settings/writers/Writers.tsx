import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useRef } from "react";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { trpc } from "../../api/client.ts";
import { useOnChange } from "../../live/useOnChange.ts";
import { usePreferences } from "../../live/preferences.ts";
import { Button } from "../../parts/Button.tsx";
import { Choice } from "../../parts/Choice.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { settingsWords } from "../../words/settings.ts";
import { writerWords } from "../../words/writers.ts";
import { BuiltinPanel } from "./BuiltinPanel.tsx";
import { useWriterTest } from "./useWriterTest.ts";
import { WriterList } from "./WriterList.tsx";
import { WriterPanel } from "./WriterPanel.tsx";
import styles from "./Writers.module.css";

/** Who can write: the list with health in words at the left, the chosen one's form and test at the right. */
export function Writers() {
  const { writer } = useSearch({ from: "/settings" });
  const navigate = useNavigate();
  const list = useQuery(trpc.writers.list.queryOptions());
  const builtin = useQuery(trpc.writers.builtin.queryOptions());
  const testing = useWriterTest();
  const writers = list.data ?? [];
  const selected = writer ?? writers[0]?.id ?? "builtin";
  const shown = writers.find(({ id }) => id === selected) ?? null;
  const failure = list.error?.message ?? builtin.error?.message ?? null;
  const rows = useRef<HTMLElement>(null);
  // A writer that was saved first or removed takes its form and the focus with it; its row comes a frame later.
  useOnChange(selected, () => {
    requestAnimationFrame(() => {
      if (document.activeElement?.matches("body, main") === true)
        rows.current?.querySelector<HTMLElement>('[role="option"][aria-selected="true"]')?.focus();
    });
  });
  function select(id: string): void {
    void navigate({ to: "/settings", search: { section: "writers", writer: id }, replace: true });
  }
  return (
    <div className={styles["writers"]}>
      <section ref={rows} className={styles["list"]}>
        <ViewHeader title={settingsWords.sections.writers}>
          <Button onPress={() => select("new")}>
            <Plus size={16} strokeWidth={1.6} aria-hidden="true" />
            {writerWords.add}
          </Button>
        </ViewHeader>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        {list.data === undefined && failure === null && (
          <Waiting rows={3} label={settingsWords.sections.writers} />
        )}
        {list.data !== undefined && (
          <>
            <WriterList
              writers={writers}
              builtin={builtin.data ?? null}
              selected={selected}
              onSelect={select}
            />
            <FirstWriter writers={writers} />
          </>
        )}
        <p className={styles["foot"]}>{writerWords.honest}</p>
      </section>
      {list.data !== undefined && selected === "builtin" && <BuiltinPanel />}
      {list.data !== undefined && selected !== "builtin" && (
        <WriterPanel
          key={shown?.id ?? "new"}
          writer={shown}
          taken={writers.map(({ name }) => name)}
          testing={testing}
          onSelect={select}
        />
      )}
    </div>
  );
}

/** Who writes in a new project until its plan says otherwise. */
function FirstWriter({ writers }: Readonly<{ writers: readonly ListedWriter[] }>) {
  const { preferences, change, failure } = usePreferences();
  const options = [
    { id: "builtin", name: writerWords.builtin },
    ...writers.map(({ id, name, model }) => ({ id, name, note: model })),
  ];
  const isKnown = options.some(({ id }) => id === preferences.writer);
  return (
    <div className={styles["first"]}>
      <Choice
        label={writerWords.first}
        value={isKnown ? preferences.writer : "builtin"}
        options={options}
        note={writerWords.firstNote}
        onChange={(writer) => change({ writer })}
      />
      {failure !== null && <Notice kind="failed">{failure}</Notice>}
    </div>
  );
}
