import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ExportChoice } from "../../electron/nouns/exportView.ts";
import { trpc } from "../api/client.ts";
import { usePaced } from "../live/lists.ts";
import { useOnChange } from "../live/useOnChange.ts";
import { useOverview } from "../live/overview.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { exportButton, exportWords } from "../words/export.ts";
import { ExportChoices, type ExportDraft } from "./ExportChoices.tsx";
import { Exported } from "./Exported.tsx";
import { ExportGoing } from "./ExportGoing.tsx";
import { Preview } from "./Preview.tsx";
import { useExport, type Export } from "./useExport.ts";
import { Where } from "./Where.tsx";
import styles from "./Export.module.css";

/** How often the preview is made anew while rows are still kept. */
const PREVIEW_PACE_MS = 2_000;

const firstDraft: ExportDraft = { format: "messages", licence: null, leftOut: [] };

/** Writes the data set: what goes in, in which format, under which licence; then where it is. */
export function ExportDialog({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const [draft, setDraft] = useState(firstDraft);
  const work = useExport();
  const choice = choiceOf(draft);
  const preview = useQuery(
    trpc.dataset.preview.queryOptions(choice, {
      enabled: isOpen && !work.isGoing,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const kept = usePaced(useOverview()?.verdicts.kept ?? 0, PREVIEW_PACE_MS);
  useOnChange(kept, () => isOpen && void preview.refetch());
  const isDone = work.news?.kind === "done";
  function leave(): void {
    if (!work.isGoing) work.leave();
    onClose();
  }
  return (
    <Sheet
      title={exportWords.title}
      isOpen={isOpen}
      onClose={leave}
      width={isDone || work.isGoing ? 620 : 940}
      footer={
        <Acts
          work={work}
          rows={preview.data?.rows ?? 0}
          draft={draft}
          folder={preview.data?.folder ?? null}
          onMoved={() => void preview.refetch()}
          onLeave={leave}
        />
      }
    >
      {work.failure !== null && (
        <Notice kind="failed">
          {work.failure} {exportWords.nothingLeft}
        </Notice>
      )}
      {preview.error !== null && <Notice kind="failed">{preview.error.message}</Notice>}
      {work.news?.kind === "done" && <Exported folder={work.news.folder} sentence={work.news.sentence} />}
      {work.isGoing && <ExportGoing news={work.news} />}
      {!isDone && !work.isGoing && (
        <div className={styles["columns"]}>
          <ExportChoices
            draft={draft}
            preview={preview.data ?? null}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
          <Preview preview={preview.data ?? null} leftOut={draft.leftOut} />
        </div>
      )}
    </Sheet>
  );
}

function choiceOf({ format, licence, leftOut }: ExportDraft): ExportChoice {
  return { format, license: licence === "none" ? null : licence, leftOut: leftOut.toSorted() };
}

function Acts({
  work,
  rows,
  draft,
  folder,
  onMoved,
  onLeave,
}: Readonly<{
  work: Export;
  rows: number;
  draft: ExportDraft;
  folder: string | null;
  onMoved: () => void;
  onLeave: () => void;
}>) {
  if (work.news?.kind === "done") {
    return (
      <>
        <Button onPress={work.leave}>Export again</Button>
        <Button look="accent" onPress={onLeave}>
          Done
        </Button>
      </>
    );
  }
  if (work.isGoing) {
    return (
      <>
        <Button onPress={work.leave}>Call it off</Button>
        <Button onPress={onLeave}>Close, go on writing</Button>
      </>
    );
  }
  return (
    <>
      <Where folder={folder} onMoved={onMoved} />
      <Button onPress={onLeave}>Cancel</Button>
      <Button
        look="accent"
        isDisabled={rows === 0 || draft.licence === null}
        onPress={() => work.start(choiceOf(draft))}
        data-testid="export-now"
      >
        {exportButton(rows, draft.licence !== null)}
      </Button>
    </>
  );
}
