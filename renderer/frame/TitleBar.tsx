import { Box } from "lucide-react";
import { useOverview } from "../live/overview.tsx";
import { Button } from "../parts/Button.tsx";
import { ProjectMenu } from "./ProjectMenu.tsx";
import { ThemeMenu } from "./ThemeMenu.tsx";
import styles from "./TitleBar.module.css";

/** Project and switcher at the left, theme and Export at the right. */
export function TitleBar({ project, onExport }: Readonly<{ project: string; onExport: () => void }>) {
  const kept = useOverview()?.verdicts.kept ?? 0;
  return (
    <header className={styles["bar"]}>
      <ProjectMenu project={project} />
      <div className={styles["right"]}>
        <ThemeMenu />
        <Button data-testid="export" isDisabled={kept === 0} onPress={onExport}>
          <Box size={16} strokeWidth={1.6} aria-hidden="true" />
          Export
        </Button>
      </div>
    </header>
  );
}
