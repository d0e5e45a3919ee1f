import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The built files of `code` that load with this one, itself first. */
export function loadedWith(code: string, file: string, seen: string[] = []): string[] {
  if (seen.includes(file)) return seen;
  const text = readFileSync(join(code, file), "utf8");
  const named = [...text.matchAll(/^(?:import|export) (?:[^"';]*? from )?"\.\/([^"]+)";$/gm)];
  return named.reduce((all, [, name]) => loadedWith(code, name ?? "", all), [...seen, file]);
}

/** The built files of `code` that this one loads when it wants them. */
export function loadedLater(code: string, file: string): string[] {
  const text = readFileSync(join(code, file), "utf8");
  return [...text.matchAll(/\bimport\("\.\/([^"]+)"\)/g)].map(([, name]) => name ?? "");
}

/** True for the file that electron-updater is bundled into. */
export function isUpdater(code: string, file: string): boolean {
  return readFileSync(join(code, file), "utf8").includes("autoInstallOnAppQuit is set to false");
}
