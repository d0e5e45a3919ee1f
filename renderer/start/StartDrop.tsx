import { FileButton } from "../grow/seeds/FileButton.tsx";
import { Stems } from "../grow/seeds/Stems.tsx";
import { useWindowDrop } from "../grow/seeds/useWindowDrop.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Progress } from "../parts/Progress.tsx";
import { seedWords } from "../words/seeds.ts";
import { startWords } from "../words/start.ts";
import { useStartFile } from "./useStartFile.ts";
import styles from "./StartDrop.module.css";

/** Starts with a seed file, by drop anywhere on the window or from the file dialog, or with the sample. */
export function StartDrop() {
  const { take, useSample: startWithSample, reading, isPending, failure } = useStartFile();
  const isOver = useWindowDrop(take);
  return (
    <>
      {isOver && <div className={styles["edge"]} aria-hidden="true" />}
      <section
        className={styles["zone"]}
        data-over={isOver}
        data-testid="start-drop"
        aria-label={seedWords.drop}
      >
        <Stems />
        <div className={styles["words"]}>
          <h2>{isOver ? startWords.letGo : seedWords.drop}</h2>
          <p>{startWords.dropFormats}</p>
          <div className={styles["acts"]}>
            <FileButton onFile={take} />
            <Button isDisabled={isPending} onPress={startWithSample}>
              {startWords.sample}
            </Button>
          </div>
        </div>
      </section>
      {reading !== null && (
        <div className={styles["reading"]} role="status">
          <p>{seedWords.reading(reading)}</p>
          <Progress share={null} label={seedWords.reading(reading)} />
        </div>
      )}
      {failure !== null && <Notice kind="failed">{failure}</Notice>}
    </>
  );
}
