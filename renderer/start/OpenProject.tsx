import { FolderOpen } from "lucide-react";
import { CommandButton } from "../commands/CommandButton.tsx";
import { useCommand } from "../commands/useCommand.ts";
import { useProjects } from "../live/projects.ts";
import { startWords } from "../words/start.ts";

/** Opens a project file by the system's dialog; nothing where the host has none. */
export function OpenProject() {
  const { pick } = useProjects();
  useCommand("open", () => pick?.(), { isEnabled: pick !== null });
  if (pick === null) return null;
  return (
    <CommandButton id="open" look="quiet" isKeyShown>
      <FolderOpen size={16} strokeWidth={1.6} aria-hidden="true" />
      {startWords.open}
    </CommandButton>
  );
}
