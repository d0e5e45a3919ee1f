import { fileURLToPath } from "node:url";

/**
 * The folder `resources` of this installation. Packaged, it lies beside `app.asar`, because native code opens
 * models by itself and cannot look into an archive.
 */
export function resourcesFolder(from: string = import.meta.url): string {
  const folder = fileURLToPath(new URL("../../resources", from));
  return folder.replace(/([\\/])app\.asar([\\/])/, "$1app.asar.unpacked$2");
}

/** The committed models. */
export function committedModels(): string {
  return resourceFile("models");
}

/** A file or folder of `resources`, named with slashes: `models/manifest.json`. */
export function resourceFile(name: string): string {
  return `${resourcesFolder()}/${name}`;
}
