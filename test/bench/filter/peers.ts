import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { projectFile } from "../../support/needs.ts";

export type PeerName = "rouge_texts" | "rouge_tokens" | "rapidfuzz_streaming" | "rapidfuzz_batched";

const versionsSchema = z.object({ versions: z.record(z.string(), z.string()) });
const measuredSchema = z.object({ cpuS: z.number(), best: z.array(z.tuple([z.int(), z.number()])) });
export type Measured = Readonly<z.infer<typeof measuredSchema>>;

/** The Python libraries in a process of their own, asked one thing after another. */
export type Peers = Readonly<{
  /** Gives them the kept texts; resolves with their versions. */
  keep(pool: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Has one of them find the nearest text of each candidate. */
  nearest(peer: PeerName, candidates: readonly string[]): Promise<Measured>;
  close(): void;
}>;

const folder = projectFile("build/bench-python");
const requirements = projectFile("test/bench/requirements.txt");

/** Starts the libraries, made ready in build/bench-python the first time; null, after a sentence, when that fails. */
export function startPeers(): Peers | null {
  const python = pythonWithPeers();
  if (python === null) return null;
  const child = spawn(python, [projectFile("test/bench/filter/peers.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (question: unknown): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error("The Python libraries ended before they answered.");
    const answer: unknown = JSON.parse(line.value);
    return answer;
  };
  return {
    keep: async (pool) => versionsSchema.parse(await ask({ pool })).versions,
    nearest: async (peer, candidates) => measuredSchema.parse(await ask({ peer, candidates })),
    close: () => child.stdin.end(),
  };
}

function pythonWithPeers(): string | null {
  const unix = `${folder}/bin/python`;
  const found = (): string => (existsSync(unix) ? unix : `${folder}/Scripts/python.exe`);
  const works = (): boolean => run(found(), ["-c", "import numpy, rapidfuzz, rouge_score"]);
  if (works()) return found();
  console.log(
    `Making build/bench-python with the libraries of test/bench/requirements.txt (needs the network).`,
  );
  mkdirSync(projectFile("build"), { recursive: true });
  const base = process.platform === "win32" ? "python" : "python3";
  if (
    run(base, ["-m", "venv", folder]) &&
    run(found(), ["-m", "pip", "install", "--quiet", "-r", requirements]) &&
    works()
  )
    return found();
  console.log("The Python libraries could not be made ready; Seedbed is measured alone.");
  return null;
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
