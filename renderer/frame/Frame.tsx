import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { ExportDialog } from "../export/ExportDialog.tsx";
import { LiveProvider, useLive } from "../live/overview.tsx";
import { WriterProvider } from "../live/writerChoice.tsx";
import { Notice } from "../parts/Notice.tsx";
import { FrameCommands } from "./FrameCommands.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import { LoopHint } from "./LoopHint.tsx";
import { Rail } from "./Rail.tsx";
import { RunStrip } from "./RunStrip.tsx";
import { SkipLink } from "./SkipLink.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TitleBar } from "./TitleBar.tsx";
import styles from "./Frame.module.css";

/** Everything that stays while the places change: title bar, run strip, rail, status bar. */
export function Frame({ project }: Readonly<{ project: string }>) {
  return (
    <LiveProvider>
      <WriterProvider>
        <Shell project={project} />
      </WriterProvider>
    </LiveProvider>
  );
}

function Shell({ project }: Readonly<{ project: string }>) {
  const [isExporting, setExporting] = useState(false);
  const { overview, failure } = useLive();
  return (
    <div className={styles["frame"]}>
      <FrameCommands />
      <SkipLink />
      <TitleBar project={overview?.project ?? project} onExport={() => setExporting(true)} />
      <RunStrip onExport={() => setExporting(true)} />
      <Rail />
      <main id="main" className={styles["main"]} tabIndex={-1}>
        {failure !== null && (
          <div className={styles["failure"]}>
            <Notice kind="failed">{failure}</Notice>
          </div>
        )}
        <Outlet />
        <LoopHint />
      </main>
      <StatusBar />
      <LiveRegion />
      <ExportDialog isOpen={isExporting} onClose={() => setExporting(false)} />
    </div>
  );
}
