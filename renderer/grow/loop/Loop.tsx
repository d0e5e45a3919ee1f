import { useNavigate } from "@tanstack/react-router";
import { OctagonX } from "lucide-react";
import { useCallback, useState } from "react";
import type { LoopView } from "../../../electron/nouns/loop.ts";
import type { Overview } from "../../../electron/nouns/view.ts";
import { Notice } from "../../parts/Notice.tsx";
import { ActNotice } from "../../seeds/ActNotice.tsx";
import { VarietyDialog } from "../batches/VarietyDialog.tsx";
import { CurveSheet } from "../curves/CurveSheet.tsx";
import { CandidateText } from "./CandidateText.tsx";
import { LoopStage } from "./LoopStage.tsx";
import type { Follow } from "./useFollow.ts";
import { useOpenItem } from "./useOpenItem.ts";
import { useUndoWindow } from "./useUndoWindow.ts";
import styles from "./Loop.module.css";

/** A longer sentence than these is cut in the strip of a window under 1280, or under 1700, and stands here as well. */
const CUT_UNDER_1280 = 100;
const CUT_UNDER_1700 = 160;

type LoopProps = Readonly<{ overview: Overview; view: LoopView; failure: string | null; follow: Follow }>;

/** The Loop of the open project, live (ui.md part 4). */
export function Loop({ overview, view, failure, follow }: LoopProps) {
  const navigate = useNavigate();
  const [opened, setOpened] = useState<"table" | "variety" | null>(null);
  const undo = useUndoWindow(view.window);
  const close = useCallback(() => setOpened(null), []);
  const onOpen = useOpenItem(view);
  const onAllChanges = useCallback(
    () => void navigate({ to: "/seeds", search: { tab: "replaced", search: "" } }),
    [navigate],
  );
  const onPlan = useCallback(() => void navigate({ to: "/grow", search: { tab: "plan" } }), [navigate]);
  const { state } = overview;
  return (
    <>
      {failure !== null && <Notice kind="failed">{failure}</Notice>}
      {state.kind === "stopped" && state.sentence.length > CUT_UNDER_1280 && (
        <div className={styles["stopped"]} data-long={state.sentence.length > CUT_UNDER_1700}>
          <OctagonX size={16} strokeWidth={1.6} aria-hidden="true" />
          <p>{state.sentence}</p>
        </div>
      )}
      <LoopStage
        overview={overview}
        view={view}
        follow={follow}
        undo={undo.act}
        TextOf={CandidateText}
        onOpen={onOpen}
        onAllChanges={onAllChanges}
        onTable={() => setOpened("table")}
        onVariety={() => setOpened("variety")}
        onPlan={onPlan}
      />
      <CurveSheet overview={overview} isOpen={opened === "table"} onClose={close} />
      <ActNotice done={undo.done} onUndo={undo.forget} onForget={undo.forget} />
      <VarietyDialog isOpen={opened === "variety"} onClose={close} />
    </>
  );
}
