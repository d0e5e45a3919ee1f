import { spawn } from "node:child_process";

/** The command that opens a link on this system, or null where no display is. */
export function browserCommand(
  link: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | null {
  if (platform === "win32") return ["cmd", "/c", "start", "", link];
  if (platform === "darwin") return env["SSH_CONNECTION"] === undefined ? ["open", link] : null;
  return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? ["xdg-open", link] : null;
}

/** Opens the link if there is a display; a browser that cannot be started is no error, for the link is printed. */
export function openBrowser(
  link: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const command = browserCommand(link, platform, env);
  if (command === null) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
