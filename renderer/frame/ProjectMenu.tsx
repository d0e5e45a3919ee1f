import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { useCommand } from "../commands/useCommand.ts";
import { useProjects } from "../live/projects.ts";
import field from "../parts/Field.module.css";
import text from "../style/text.module.css";
import styles from "./TitleBar.module.css";

/** The project's name; opens the list of the others and the way back to the start. */
export function ProjectMenu({ project }: Readonly<{ project: string }>) {
  const [isOpen, setOpen] = useState(false);
  const { others, open, close, pick } = useProjects();
  const option = field["option"] ?? "";
  useCommand("open", () => (pick === null ? setOpen(true) : pick()));
  useCommand("new", close, { isFallback: true });
  useCommand("close", close);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={styles["project"] ?? ""}>
        <span className={text["clip"]}>{project}</span>
        <span className={styles["ending"]}>.seedbed</span>
        <span className={text["hidden"]}>, switch project</span>
        <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      <Popover className={field["popover"] ?? ""} placement="bottom start">
        <Menu aria-label="Projects">
          {others.map((other) => (
            <MenuItem
              key={other.id}
              className={option}
              textValue={other.name}
              onAction={() => open(other.id)}
            >
              <span className={text["clip"]}>{other.name}</span>
            </MenuItem>
          ))}
          {others.length > 0 && <Separator className={field["separator"] ?? ""} />}
          {pick !== null && (
            <MenuItem className={option} onAction={pick}>
              Open a file…
            </MenuItem>
          )}
          <MenuItem className={option} onAction={close}>
            All projects, new project…
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
