import type { App, Preventable } from "./electronApi.ts";
import { isProjectName, projectIn } from "./projectFile.ts";

type AppTools = Readonly<{
  platform: NodeJS.Platform;
  /** Opens this project now, or as soon as the backend can. */
  open: (path: string) => void;
  /** Brings the window up, in front. */
  show: () => void;
  onQuit: (event: Preventable) => void;
}>;

/** Hears what the system asks of the app; `open-file` may come before it is ready. */
export function hearApp(app: App, { platform, open, show, onQuit }: AppTools): void {
  app.on("open-file", (event, path) => {
    event.preventDefault();
    if (!isProjectName(path)) return;
    open(path);
    show();
  });
  app.on("second-instance", (_event, argv, workingDirectory) => {
    const named = projectIn(argv, workingDirectory);
    if (named !== null) open(named);
    show();
  });
  app.on("activate", show);
  app.on("before-quit", onQuit);
  // On a Mac the app stays without a window: the run goes on, and the Dock brings the window back.
  app.on("window-all-closed", () => {
    if (platform !== "darwin") app.quit();
  });
}
