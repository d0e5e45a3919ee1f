import { Notice } from "../../parts/Notice.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { seedWords } from "../../words/seeds.ts";
import type { SeedFile } from "./useSeedFile.ts";
import styles from "./MoreSeeds.module.css";

/** Seeds are in already and more may come: what the window says about a file that is held over it, read or refused. */
export function MoreSeeds({ file, isOver }: Readonly<{ file: SeedFile; isOver: boolean }>) {
  return (
    <>
      {isOver && <p className={styles["over"]}>{seedWords.letGo}</p>}
      {file.reading !== null && <Progress share={null} label={seedWords.reading(file.reading)} />}
      {file.result?.isAccepted === false && (
        <div className={styles["refused"]}>
          <Notice kind="failed">{file.result.sentence}</Notice>
        </div>
      )}
    </>
  );
}
