import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Compiles `nearest.cpp` to `resources/filter/nearest.wasm`, and writes beside it what it was made of. The compiler
 * comes from PyPI into `build/zig`. The same sources and the same compiler give the same bytes.
 */
const compiler = "ziglang==0.17.1";
const root = dirname(import.meta.dirname);
const flags = [
  ..."-std=c++20 -O3 -target wasm32-freestanding -mcpu=generic+simd128+bulk_memory -nostdlib".split(" "),
  ..."-fno-exceptions -fno-rtti -ffp-contract=off -Wall -Wextra -Werror -s".split(" "),
  ..."-Wl,--no-entry -Wl,-z,stack-size=65536".split(" "),
];

/** The SHA-256, in hexadecimal digits, of all files that the kernel is made of, each after its name. */
export function sourcesSha256(): string {
  const hash = createHash("sha256");
  for (const file of ["nearest.cpp", ...globSync("nearest/*.h", { cwd: import.meta.dirname }).toSorted()]) {
    const text = readFileSync(join(import.meta.dirname, file), "utf8").replaceAll("\r\n", "\n");
    hash.update(`${file.replaceAll("\\", "/")}\n${text}\n`);
  }
  return hash.digest("hex");
}

function python(): string {
  const venv = join(root, "build/zig");
  const own = join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  if (!existsSync(own)) {
    execFileSync("python3", ["-m", "venv", venv]);
    execFileSync(own, ["-m", "pip", "install", "--quiet", compiler], { stdio: "inherit" });
  }
  return own;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(root, "resources/filter");
  mkdirSync(folder, { recursive: true });
  const out = join(folder, "nearest.wasm");
  const call = ["-m", "ziglang", "c++", ...flags, "-o", out, "nearest.cpp"];
  execFileSync(python(), call, { cwd: import.meta.dirname, stdio: "inherit" });
  chmodSync(out, 0o644);
  const wasm = readFileSync(out);
  const made = {
    compiler,
    flags: flags.join(" "),
    sourcesSha256: sourcesSha256(),
    wasmSha256: createHash("sha256").update(wasm).digest("hex"),
  };
  writeFileSync(join(folder, "nearest.json"), `${JSON.stringify(made, null, 2)}\n`);
  console.log(`${out}: ${wasm.length} bytes`);
}
