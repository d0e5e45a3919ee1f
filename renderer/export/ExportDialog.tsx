import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../api/client.ts";
import { useOverview } from "../live/overview.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Progress } from "../parts/Progress.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { exportButton, exportWords } from "../words/export.ts";
import { ExportChoices, type ExportChoice } from "./ExportChoices.tsx";
import { Exported } from "./Exported.tsx";

/** Writes the data set: what goes in, in which format, under which licence; then where it is. */
export function ExportDialog({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const kept = useOverview()?.verdicts.kept ?? 0;
  const [choice, setChoice] = useState<ExportChoice>({ format: "messages", license: null });
  const write = useMutation(trpc.dataset.export.mutationOptions());
  function leave(): void {
    if (!write.isPending) write.reset();
    onClose();
  }
  return (
    <Sheet
      title={exportWords.title}
      isOpen={isOpen}
      onClose={leave}
      width={620}
      footer={
        write.data === undefined ? (
          <>
            <Button onPress={leave}>{write.isPending ? "Close, go on writing" : "Cancel"}</Button>
            <Button
              look="accent"
              isDisabled={kept === 0 || write.isPending}
              onPress={() => write.mutate(choice)}
              data-testid="export-now"
            >
              {exportButton(kept)}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={() => write.reset()}>Export again</Button>
            <Button look="accent" onPress={leave}>
              Done
            </Button>
          </>
        )
      }
    >
      {write.data === undefined ? (
        <ExportChoices
          choice={choice}
          kept={kept}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        />
      ) : (
        <Exported folder={write.data.folder} sentence={write.data.sentence} />
      )}
      {write.isPending && (
        <div role="status">
          <p>{exportWords.working}</p>
          <Progress share={null} label={exportWords.working} />
        </div>
      )}
      {write.error !== null && (
        <Notice kind="failed">
          {write.error.message} {exportWords.nothingLeft}
        </Notice>
      )}
    </Sheet>
  );
}
