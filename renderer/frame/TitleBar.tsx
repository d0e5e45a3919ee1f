import { Box, CircleQuestionMark } from "lucide-react";
import { CommandButton } from "../commands/CommandButton.tsx";
import { useCommand } from "../commands/useCommand.ts";
import { useOverview } from "../live/overview.tsx";
import { Button } from "../parts/Button.tsx";
import { CommandField } from "./CommandField.tsx";
import { ProjectMenu } from "./ProjectMenu.tsx";
import styles from "./TitleBar.module.css";

/** Project and switcher at the left, the command field in the middle, keys and Export at the right. */
export function TitleBar({ project, onExport }: Readonly<{ project: string; onExport: () => void }>) {
  const isEmpty = (useOverview()?.verdicts.kept ?? 0) === 0;
  useCommand("export", onExport, { isEnabled: !isEmpty });
  return (
    <header className={styles["bar"]}>
      <div className={styles["left"]}>
        <ProjectMenu project={project} />
      </div>
      <CommandField />
      <div className={styles["right"]}>
        <CommandButton id="keys" look="icon">
          <CircleQuestionMark size={16} strokeWidth={1.6} aria-hidden="true" />
        </CommandButton>
        <Button data-testid="export" isDisabled={isEmpty} onPress={onExport}>
          <Box size={16} strokeWidth={1.6} aria-hidden="true" />
          <span>Export</span>
        </Button>
      </div>
    </header>
  );
}
