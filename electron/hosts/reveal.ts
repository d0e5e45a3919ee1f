import { spawn } from "node:child_process";
import { dirname } from "node:path";
import type { System } from "../nouns/home.ts";

/**
 * The command that shows a file or folder in the system's file manager, or null where no display of this computer
 * is in use; its words are given as they stand, with the quotes that Windows wants. Linux has no common way to
 * select a file, so its folder is shown.
 */
export function revealCommand(
  path: string,
  { platform, env }: Pick<System, "platform" | "env">,
): readonly [string, ...string[]] | null {
  if (!hasDisplay(platform, env)) return null;
  if (platform === "win32") return ["explorer.exe", `/select,"${path}"`];
  if (platform === "darwin") return ["open", "-R", path];
  return ["xdg-open", dirname(path)];
}

/** A way to show files, or null where that cannot be seen by the user. A file manager that fails is no error. */
export function revealOf(system: Pick<System, "platform" | "env">): ((path: string) => void) | null {
  if (!hasDisplay(system.platform, system.env)) return null;
  return (path) => {
    const command = revealCommand(path, system);
    if (command === null) return;
    const [program, ...args] = command;
    // Node would quote the whole of /select,"…", which Explorer does not take apart.
    const child = spawn(program, args, { stdio: "ignore", detached: true, windowsVerbatimArguments: true });
    child.on("error", () => undefined);
    child.unref();
  };
}

/** False over SSH: the page is then looked at on another computer. */
function hasDisplay(platform: NodeJS.Platform, env: System["env"]): boolean {
  if (env["SSH_CONNECTION"] !== undefined) return false;
  if (platform === "win32" || platform === "darwin") return true;
  return Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"]);
}
