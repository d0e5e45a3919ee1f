import { Box, Play } from "lucide-react";
import type { Overview } from "../../electron/nouns/view.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { Button } from "../parts/Button.tsx";
import { Continue } from "./Continue.tsx";
import styles from "./StripActs.module.css";
import { useGrowTab } from "./useGrowTab.ts";

/** The right end of the strip: Grow, Continue or Export, whichever comes next. */
export function StripActs({ overview, onExport }: Readonly<{ overview: Overview; onExport: () => void }>) {
  const { state } = overview;
  const act =
    state.kind === "noRun" ? (
      <ToPlan />
    ) : state.kind === "paused" || state.kind === "crashed" ? (
      <Continue />
    ) : state.kind === "done" ? (
      <ToExport onExport={onExport} />
    ) : null;
  return act === null ? null : <div className={styles["acts"]}>{act}</div>;
}

/** Leads to the plan, which carries out Grow itself while it is open. */
function ToPlan() {
  if (useGrowTab() !== null) return null;
  return (
    <CommandButton id="grow">
      <Play size={14} strokeWidth={1.6} aria-hidden="true" />
      Grow
    </CommandButton>
  );
}

function ToExport({ onExport }: Readonly<{ onExport: () => void }>) {
  return (
    <Button look="accent" onPress={onExport} aria-label="Export the finished data set">
      <Box size={16} strokeWidth={1.6} aria-hidden="true" />
      Export
    </Button>
  );
}
