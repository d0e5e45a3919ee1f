import { useNavigate, useRouterState } from "@tanstack/react-router";
import { Box, Play } from "lucide-react";
import type { Overview } from "../../electron/nouns/view.ts";
import { Button } from "../parts/Button.tsx";
import { Continue } from "./Continue.tsx";
import styles from "./StripActs.module.css";

/** The right end of the strip: Grow, Continue or Export, whichever comes next. */
export function StripActs({ overview, onExport }: Readonly<{ overview: Overview; onExport: () => void }>) {
  const { state } = overview;
  const act =
    state.kind === "noRun" ? (
      <GoToGrow />
    ) : state.kind === "paused" || state.kind === "crashed" ? (
      <Continue />
    ) : state.kind === "done" ? (
      <ToExport onExport={onExport} />
    ) : null;
  return act === null ? null : <div className={styles["acts"]}>{act}</div>;
}

function GoToGrow() {
  const navigate = useNavigate();
  const isOnGrow = useRouterState({ select: (state) => state.location.pathname === "/grow" });
  if (isOnGrow) return null;
  return (
    <Button onPress={() => void navigate({ to: "/grow" })}>
      <Play size={14} strokeWidth={1.6} aria-hidden="true" />
      Grow
    </Button>
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
