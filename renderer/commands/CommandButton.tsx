import type { ReactNode } from "react";
import type { CommandId } from "../../electron/nouns/commands.ts";
import { Button } from "../parts/Button.tsx";
import { Key } from "../parts/Key.tsx";
import { Tip } from "../parts/Tip.tsx";
import { registry } from "./registry.ts";
import { commandOf, useCanRun, useKeyWords } from "./useCommand.ts";

type CommandButtonProps = Readonly<{
  id: CommandId;
  look?: "plain" | "accent" | "quiet" | "icon";
  /** The words of its tooltip and, on an icon, its name; else the title of the command. */
  title?: string;
  /** Writes the key on the button itself. */
  isKeyShown?: boolean;
  children: ReactNode;
}>;

/** A button for a command of the table: its words and key in the tooltip, off while nothing can carry it out. */
export function CommandButton({ id, look = "plain", title, isKeyShown, children }: CommandButtonProps) {
  const keyWords = useKeyWords()(id);
  const canRun = useCanRun(id);
  const words = title ?? commandOf(id).title;
  return (
    <Tip title={words} keyWords={keyWords}>
      <Button
        look={look}
        isDisabled={!canRun}
        {...(look === "icon" ? { "aria-label": words } : {})}
        onPress={() => registry.run(id)}
      >
        {children}
        {isKeyShown === true && <Key words={keyWords} />}
      </Button>
    </Tip>
  );
}
