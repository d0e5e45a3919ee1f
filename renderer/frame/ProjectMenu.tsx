import { useMutation, useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { queryClient, trpc } from "../api/client.ts";
import field from "../parts/Field.module.css";
import text from "../style/text.module.css";
import styles from "./TitleBar.module.css";

/** Forgets everything that belonged to the project that was open. */
async function startAfresh(): Promise<void> {
  location.hash = "/grow";
  await queryClient.resetQueries();
}

/** The project's name; opens the list of the others and the way back to the start. */
export function ProjectMenu({ project }: Readonly<{ project: string }>) {
  const { data } = useQuery(trpc.projects.list.queryOptions());
  const open = useMutation(trpc.projects.open.mutationOptions({ onSettled: startAfresh }));
  const close = useMutation(trpc.projects.close.mutationOptions({ onSettled: startAfresh }));
  const others = (data?.projects ?? []).filter((other) => other.name !== project);
  const option = field["option"] ?? "";
  return (
    <MenuTrigger>
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
              key={other.name}
              className={option}
              textValue={other.name}
              onAction={() => open.mutate({ name: other.name })}
            >
              {other.name}
            </MenuItem>
          ))}
          {others.length > 0 && <Separator className={field["separator"] ?? ""} />}
          <MenuItem className={option} onAction={() => close.mutate()}>
            All projects, new project…
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
