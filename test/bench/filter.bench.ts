import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { z } from "zod";
import { random } from "../../electron/kernel/random.ts";
import { openNearest } from "../../electron/kernel/nearest.ts";
import { tokenise } from "../../electron/kernel/tokenise.ts";
import { openFilter } from "../../electron/workers/filter.ts";
import { plainRougeL } from "../kernel/plainRougeL.ts";
import { projectFile, sharedFile } from "../support/needs.ts";

const keptCount = 20_000;
const targetCpuS = 60;
/** Candidates of the sub-sample that a peer scores against all kept texts. */
const sampleSizes = { rouge_score: 10, rapidfuzz: 200 };

const rowsSchema = z.array(z.object({ instruction: z.string() }));
const peersSchema = z.array(
  z.object({
    peer: z.string(),
    pairs: z.int(),
    cpuS: z.number(),
    best: z.array(z.tuple([z.int(), z.number()])),
  }),
);
type Peer = z.infer<typeof peersSchema>[number];

function cpuSecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Sentences of 4 to 16 made-up words, common words far more often than rare ones. */
function generatedTexts(count: number): readonly string[] {
  const draw = random("bench", "filter", 0);
  const word = (): string => `w${Math.floor(20_000 ** draw())}`;
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 + Math.floor(13 * draw()) }, word).join(" "),
  );
}

function benchTexts(count: number): { source: string; texts: readonly string[] } {
  const file = sharedFile("data/alpaca_data.json");
  if (!existsSync(file)) return { source: "generated texts", texts: generatedTexts(count) };
  const rows = rowsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return { source: "alpaca_data.json", texts: rows.slice(0, count).map((row) => row.instruction) };
}

async function keepAll(texts: readonly string[]): Promise<number> {
  const start = process.cpuUsage();
  const filter = openFilter();
  const items = texts.map((text, id) => ({ id, text }));
  const judged = await filter.judge(items, { theta: 1, room: items.length });
  await filter.close();
  const cpuS = cpuSecondsSince(start);
  const kept = judged.filter(({ outcome }) => outcome === "kept").length;
  assert.equal(kept, texts.length);
  return cpuS;
}

function plainPeer(pool: readonly string[], candidates: readonly string[]): Peer {
  const tokens = pool.map(tokenise);
  const start = process.cpuUsage();
  const best = candidates.map((text): [number, number] => {
    const own = tokenise(text);
    const scores = tokens.map((other) => plainRougeL(own, other));
    const score = Math.max(...scores);
    return [scores.indexOf(score), score];
  });
  const peer = "every pair by the textbook table in TypeScript";
  return { peer, pairs: pool.length * candidates.length, cpuS: cpuSecondsSince(start), best };
}

function peers(pool: readonly string[], candidatesOf: (size: number) => readonly string[]): readonly Peer[] {
  const candidates = {
    rouge_score: candidatesOf(sampleSizes.rouge_score),
    rapidfuzz: candidatesOf(sampleSizes.rapidfuzz),
  };
  const python = spawnSync("python3", [projectFile("test/bench/filter_peer.py")], {
    input: JSON.stringify({ pool, candidates }),
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const found = python.status === 0 ? peersSchema.parse(JSON.parse(python.stdout)) : [];
  return found.length > 0 ? found : [plainPeer(pool, candidates.rouge_score)];
}

const { source, texts } = benchTexts(keptCount + sampleSizes.rapidfuzz);
const pool = texts.slice(0, keptCount);
const later = texts.slice(keptCount);
const ownCpuS = await keepAll(pool);
const allPairs = (pool.length * (pool.length - 1)) / 2;
console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`);
console.log(
  `Seedbed: ${pool.length} kept of ${source}, each with its nearest text: ${ownCpuS.toFixed(2)} CPU s`,
);
console.log(`Target: under ${targetCpuS} CPU s: ${ownCpuS < targetCpuS ? "met" : "MISSED"}`);

const index = openNearest();
for (const text of pool) index.add(text);
for (const { peer, pairs, cpuS, best } of peers(pool, (size) => later.slice(0, size))) {
  const ours = best.map((_, at) => index.nearest(later[at] ?? ""));
  const equal = ours.every(({ ordinal, score }, at) => ordinal === best[at]?.[0] && score === best[at]?.[1]);
  const allCpuS = (cpuS / pairs) * allPairs;
  console.log(
    `Peer: ${peer}: ${best.length} candidates x ${pool.length} kept in ${cpuS.toFixed(2)} CPU s ` +
      `(${((1e9 * cpuS) / pairs).toFixed(0)} ns a pair); the same ${allPairs} pairs would take about ` +
      `${allCpuS.toFixed(0)} CPU s, ${(allCpuS / ownCpuS).toFixed(0)} times Seedbed's; ` +
      `nearest texts and scores ${equal ? "equal" : "DIFFERENT"}`,
  );
}
if (ownCpuS >= targetCpuS) process.exitCode = 1;
