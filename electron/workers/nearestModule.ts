import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { resourceFile } from "../nouns/resources.ts";

const made = z.object({ wasmSha256: z.string() });
let opened: WebAssembly.Module | null | undefined;

/**
 * The compiled kernel of the filter, once per thread. Null, and then TypeScript does the same: its file is missing or
 * damaged, WebAssembly refuses it, or SEEDBED_FILTER_ENGINE is "typescript".
 */
export function nearestModule(): WebAssembly.Module | null {
  if (process.env["SEEDBED_FILTER_ENGINE"] === "typescript") return null;
  if (opened === undefined) opened = readNearestModule(resourceFile("filter"));
  return opened;
}

/** The kernel in a folder, where `nearest.json` holds the sum of `nearest.wasm`; null when it cannot be used. */
export function readNearestModule(from: string): WebAssembly.Module | null {
  try {
    const bytes = Uint8Array.from(readFileSync(join(from, "nearest.wasm")));
    const { wasmSha256 } = made.parse(JSON.parse(readFileSync(join(from, "nearest.json"), "utf8")));
    if (createHash("sha256").update(bytes).digest("hex") !== wasmSha256) return null;
    return new WebAssembly.Module(bytes);
  } catch {
    return null;
  }
}
