import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Form } from "react-aria-components";
import { flushSync } from "react-dom";
import { trpc } from "../../api/client.ts";
import { useCommand } from "../../commands/useCommand.ts";
import { useRememberedWriter } from "../../live/writerChoice.tsx";
import { GrowHeader } from "../GrowHeader.tsx";
import { FileButton } from "../seeds/FileButton.tsx";
import { ImportResult } from "../seeds/ImportResult.tsx";
import { MoreSeeds } from "../seeds/MoreSeeds.tsx";
import type { SeedFile } from "../seeds/useSeedFile.ts";
import { Outlook } from "./Outlook.tsx";
import { PlanFields } from "./PlanFields.tsx";
import { toGrowRequest } from "./planDraft.ts";
import { usePlanDraft } from "./usePlanDraft.ts";
import { isServerAddress } from "./writerDraft.ts";
import styles from "./Plan.module.css";

/** Seeds are in, no run yet: the few settings, what they lead to, and one act. */
export function Plan({ file, isOver }: Readonly<{ file: SeedFile; isOver: boolean }>) {
  const { draft, change, changeWriter, changeFilter, forget } = usePlanDraft();
  const [wasTried, setTried] = useState(false);
  const { remember } = useRememberedWriter();
  const start = useMutation(trpc.run.start.mutationOptions());
  const request = toGrowRequest(draft);
  const form = useRef<HTMLFormElement>(null);
  function grow(): void {
    takeTyped();
    form.current?.requestSubmit();
  }
  useCommand("grow", grow, { isEnabled: !start.isPending });
  return (
    <>
      <GrowHeader tab="plan">
        <span className={styles["note"]}>Each setting is recorded when the run starts</span>
        <FileButton onFile={file.take} label="Add seeds" />
      </GrowHeader>
      <MoreSeeds file={file} isOver={isOver} />
      <ImportResult />
      <Form
        ref={form}
        className={styles["plan"] ?? ""}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (request === null) {
            const wrong = isServerAddress(draft.writer.baseUrl.trim()) ? "model" : "baseUrl";
            event.currentTarget.querySelector<HTMLInputElement>(`input[name="${wrong}"]`)?.focus();
            return;
          }
          remember({ writer: request.writer, concurrency: request.concurrency });
          start.mutate(request, { onSuccess: forget });
        }}
      >
        <PlanFields
          draft={draft}
          wasTried={wasTried}
          onChange={change}
          onWriter={changeWriter}
          onFilter={changeFilter}
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

/** A number that is being typed counts when its field is left. */
function takeTyped(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement)) return;
  flushSync(() => field.blur());
  field.focus();
}
