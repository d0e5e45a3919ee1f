import { useMutation } from "@tanstack/react-query";
import { queryClient, trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { seedWords } from "../../words/seeds.ts";
import { FileButton } from "./FileButton.tsx";
import { ImportResult } from "./ImportResult.tsx";
import { Stems } from "./Stems.tsx";
import type { SeedFile } from "./useSeedFile.ts";
import styles from "./SeedDrop.module.css";

function sampleOptions() {
  return trpc.seeds.useSample.mutationOptions({
    onSuccess: () => queryClient.invalidateQueries(trpc.seeds.imported.queryFilter()),
  });
}

/** No seeds yet: drop a file, choose one, or take the sample. */
export function SeedDrop({ file, isOver }: Readonly<{ file: SeedFile; isOver: boolean }>) {
  const sample = useMutation(sampleOptions());
  const failure = file.result?.isAccepted === false ? file.result.sentence : (sample.error?.message ?? null);
  return (
    <>
      <ViewHeader title="Seeds" />
      <ImportResult />
      <div className={styles["page"]}>
        <section
          className={styles["zone"]}
          data-over={isOver}
          data-testid="drop-zone"
          aria-label={seedWords.drop}
        >
          <Stems />
          <div className={styles["words"]}>
            <h2>{isOver ? seedWords.letGo : seedWords.drop}</h2>
            <p>{seedWords.formats}</p>
            <div className={styles["acts"]}>
              <FileButton onFile={file.take} />
              <Button isDisabled={sample.isPending} onPress={() => sample.mutate({ which: "sample-24" })}>
                {seedWords.sample24}
              </Button>
              <Button
                look="quiet"
                isDisabled={sample.isPending}
                onPress={() => sample.mutate({ which: "sample" })}
              >
                {seedWords.sample}
              </Button>
            </div>
          </div>
        </section>
        {file.reading !== null && (
          <div className={styles["reading"]} role="status">
            <p>{seedWords.reading(file.reading)}</p>
            <Progress share={null} label={seedWords.reading(file.reading)} />
          </div>
        )}
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
      </div>
    </>
  );
}
