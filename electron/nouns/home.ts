import { posix, win32 } from "node:path";

/** The folders of Seedbed on this system. */
export type Home = Readonly<{ folder: string; models: string; projects: string; settings: string }>;

export type System = Readonly<{
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  homedir: string;
}>;

/**
 * Where Seedbed keeps its models, projects and settings: `SEEDBED_HOME`, else the system's folder for
 * application data. Creates nothing.
 */
export function homeOf(system: System): Home {
  const path = system.platform === "win32" ? win32 : posix;
  const folder = system.env["SEEDBED_HOME"] || dataFolder(system);
  return {
    folder,
    models: path.join(folder, "models"),
    projects: path.join(folder, "projects"),
    settings: path.join(folder, "settings.json"),
  };
}

function dataFolder({ platform, env, homedir }: System): string {
  if (platform === "win32") {
    return win32.join(env["APPDATA"] || win32.join(homedir, "AppData", "Roaming"), "Seedbed");
  }
  if (platform === "darwin") return posix.join(homedir, "Library", "Application Support", "Seedbed");
  const named = env["XDG_DATA_HOME"] ?? "";
  // The XDG specification: a relative path is invalid and must be ignored.
  const data = posix.isAbsolute(named) ? named : posix.join(homedir, ".local", "share");
  return posix.join(data, "seedbed");
}
