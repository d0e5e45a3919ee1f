import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @electron/fuses finds a program's switches behind this text: a version, their number, and a byte each. */
const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const fuses = 9;

/**
 * Writes what electron-builder takes for an unpacked Electron for Linux, with switches that can be set and read
 * back. Everything about a package can be proved with it but that it starts.
 */
export function writeStubElectron(folder: string, version: string): void {
  mkdirSync(join(folder, "resources"), { recursive: true });
  const switches = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, fuses]),
    Buffer.from("0".repeat(fuses)),
  ]);
  const says = "#!/bin/sh\necho 'This is a stand-in for Electron; it cannot start.' >&2\nexit 1\n";
  writeFileSync(join(folder, "electron"), Buffer.concat([Buffer.from(says), switches]), { mode: 0o755 });
  writeFileSync(join(folder, "chrome-sandbox"), "", { mode: 0o755 });
  writeFileSync(join(folder, "version"), version);
  for (const name of ["LICENSE", "LICENSES.chromium.html"]) writeFileSync(join(folder, name), "stand-in\n");
}
