import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { trpc } from "../../api/client.ts";
import { useRememberedWriter } from "../../live/writerChoice.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { FileButton } from "../seeds/FileButton.tsx";
import { ImportResult } from "../seeds/ImportResult.tsx";
import { MoreSeeds } from "../seeds/MoreSeeds.tsx";
import type { SeedFile } from "../seeds/useSeedFile.ts";
import { Outlook } from "./Outlook.tsx";
import { PlanFields } from "./PlanFields.tsx";
import { firstPlan, toGrowRequest } from "./planDraft.ts";
import styles from "./Plan.module.css";

/** Seeds are in, no run yet: the few settings, what they lead to, and one act. */
export function Plan({ file, isOver }: Readonly<{ file: SeedFile; isOver: boolean }>) {
  const [draft, setDraft] = useState(firstPlan);
  const [wasTried, setTried] = useState(false);
  const { remember } = useRememberedWriter();
  const start = useMutation(trpc.run.start.mutationOptions());
  const request = toGrowRequest(draft);
  return (
    <>
      <ViewHeader title="Plan">
        <span className={styles["note"]}>Each setting is recorded when the run starts</span>
        <FileButton onFile={file.take} label="Add seeds" />
      </ViewHeader>
      <MoreSeeds file={file} isOver={isOver} />
      <ImportResult />
      <Form
        className={styles["plan"] ?? ""}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (request === null) return;
          remember({ writer: request.writer, concurrency: request.concurrency });
          start.mutate(request);
        }}
      >
        <PlanFields
          draft={draft}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          onWriter={(change) =>
            setDraft((before) => ({ ...before, writer: { ...before.writer, ...change } }))
          }
        />
        <Outlook
          draft={draft}
          isStarting={start.isPending}
          failure={
            start.error?.message ??
            (wasTried && request === null
              ? "The writer is not complete: a server needs its base URL and a model."
              : null)
          }
        />
      </Form>
    </>
  );
}
