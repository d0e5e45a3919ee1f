import { useMemo, useRef, useState } from "react";
import { useCommand } from "../commands/useCommand.ts";
import { MoreSeeds } from "../grow/seeds/MoreSeeds.tsx";
import type { SeedFile } from "../grow/seeds/useSeedFile.ts";
import { ActNotice } from "./ActNotice.tsx";
import { ImportLine } from "./ImportLine.tsx";
import { SeedPanel } from "./panel/SeedPanel.tsx";
import { emptyDraft, SeedDialog, type Draft } from "./SeedDialog.tsx";
import { SeedList } from "./SeedList.tsx";
import { SeedsHeader } from "./SeedsHeader.tsx";
import { SetAside } from "./SetAside.tsx";
import { sortedSeeds } from "./sortSeeds.ts";
import { useSeedActs } from "./useSeedActs.ts";
import { useSeedsPlace } from "./useSeedsPlace.ts";
import { useSeedTable } from "./useSeeds.ts";
import styles from "./Seeds.module.css";

/** The tabs of the seeds as a grid, with the chosen seed beside it. */
export function SeedsView({ file, isOver }: Readonly<{ file: SeedFile; isOver: boolean }>) {
  const grid = useRef<HTMLDivElement>(null);
  const { address, go, choose, show, stepOn, close } = useSeedsPlace(grid);
  const { table, failure } = useSeedTable(address.tab);
  const acts = useSeedActs();
  const [draft, setDraft] = useState<Draft | null>(null);
  const rows = useMemo(() => sortedSeeds(table?.rows ?? [], address), [table, address]);
  const { tab, search, seed } = address;
  useCommand("undo", acts.undo, { isEnabled: acts.done !== null && acts.done.undo !== null });
  async function save({ seed: over }: Draft, task: Draft["task"]): Promise<string | null> {
    const result = over === null ? await acts.write(task) : await acts.edit(over, task);
    if (typeof result === "string") return result;
    setDraft(null);
    show(result);
    return null;
  }
  return (
    <div className={styles["view"]}>
      <section className={styles["list"]} aria-label="Seeds">
        <SeedsHeader
          address={address}
          counts={table?.counts ?? null}
          go={go}
          onFile={file.take}
          onWrite={() => setDraft(emptyDraft)}
        />
        <MoreSeeds file={file} isOver={isOver} />
        {tab === "bed" && <ImportLine onShow={() => go({ tab: "aside", search: "" }, false)} />}
        {tab === "aside" ? (
          <SetAside search={search} />
        ) : (
          <SeedList
            gridRef={grid}
            rows={rows}
            table={table}
            failure={failure}
            place={{ address, go, choose, close }}
          />
        )}
        <ActNotice done={acts.done} onUndo={acts.undo} onForget={acts.forget} />
      </section>
      {seed !== undefined && tab !== "aside" && (
        <SeedPanel
          id={seed}
          acts={acts}
          onClose={close}
          onChoose={choose}
          onLeft={() => stepOn(rows, seed)}
          onEdit={setDraft}
        />
      )}
      {draft !== null && (
        <SeedDialog draft={draft} onClose={() => setDraft(null)} onSave={(task) => save(draft, task)} />
      )}
    </div>
  );
}
