import { parseArgs } from "node:util";

/** What `npm start` is to do; `why` is a sentence for the user. */
export type StartChoice =
  | Readonly<{ kind: "desktop"; project: string | null }>
  | Readonly<{ kind: "serve"; why: string }>
  | Readonly<{ kind: "refuse"; why: string }>;

/** The computer as far as a window asks for it. */
export type Seat = Readonly<{
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Signed in as the administrator of a Linux system, for whom Electron has no sandbox. */
  isRoot: boolean;
}>;

/**
 * Chooses between the window and the page in a browser from the command line after `npm start --`. `--desktop`
 * wants the window and nothing else; a flag that only the browser host has wants the page.
 */
export function startChoice(args: readonly string[], seat: Seat): StartChoice {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: { desktop: { type: "boolean" }, project: { type: "string" } },
  });
  const flags = tokens.flatMap((token) => (token.kind === "option" ? [token.rawName] : []));
  const foreign = flags.find((flag) => flag !== "--desktop" && flag !== "--project");
  const project = typeof values.project === "string" ? values.project : null;
  const isOnlyDesktop = values.desktop === true;
  if (isOnlyDesktop && foreign !== undefined) {
    return {
      kind: "refuse",
      why: `The desktop app does not take ${foreign}. Leave it out, or run npm run serve.`,
    };
  }
  if (foreign !== undefined)
    return {
      kind: "serve",
      why: `The page is served, because ${foreign} is a flag of the page in the browser.`,
    };
  const lack = lackOf(seat);
  if (lack === null) return { kind: "desktop", project };
  if (isOnlyDesktop) return { kind: "refuse", why: `The desktop app cannot open a window: ${lack}.` };
  return { kind: "serve", why: `The page is served, because there can be no window: ${lack}.` };
}

/** Why no window can be opened here; null when one can. */
function lackOf({ platform, env, isRoot }: Seat): string | null {
  if (platform === "win32" || platform === "darwin") return null;
  if (!env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) return "neither DISPLAY nor WAYLAND_DISPLAY is set";
  return isRoot ? "Electron does not start as root" : null;
}
