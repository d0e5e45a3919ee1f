import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { openNearest } from "../../electron/kernel/nearest.ts";
import { projectFile } from "../support/needs.ts";
import { cpuSecondsSince, leastUs, median, quantile } from "./filter/clock.ts";
import { compare } from "./filter/compare.ts";
import type { Compared } from "./filter/compare.ts";
import { streamByBoth } from "./filter/engines.ts";
import type { Engines } from "./filter/engines.ts";
import { grow } from "./filter/growth.ts";
import type { Grown } from "./filter/growth.ts";
import { startPeers } from "./filter/peers.ts";
import { plotGrowth } from "./filter/plot.ts";
import { candidates, readInstructions } from "./filter/stream.ts";

/**
 * The filter beside rouge-score and rapidfuzz, its TypeScript beside its kernel, and how its cost grows. With --million also to 1,000,000
 * kept texts, once, and then the picture in docs/ is drawn anew. --no-peers leaves the libraries out.
 */
const million = process.argv.includes("--million");
const withPeers = !process.argv.includes("--no-peers");

type Target = Readonly<{ what: string; value: number; target: number; isMet: boolean }>;
type NearestAt = Readonly<{ kept: number; us: number; p50Us: number; p99Us: number; rebuildCpuS: number }>;

const { source, texts: corpus } = readInstructions();
const alpacaSize = 52_002;
const sizes = [10_000, alpacaSize, 200_000];
const rounded = (value: number): string =>
  value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en");

/** Five whole streams; the first also gives the kept texts, if asked, and so cannot tell what the index holds. */
function growths(theta: number, keep?: (text: string) => void): readonly Grown[] {
  const runs = Array.from({ length: 5 }, (_, round) => {
    const grown: Grown[] = [];
    grow(corpus, theta, sizes, (each) => grown.push(each), round === 0 ? keep : undefined);
    return grown;
  });
  const medians = (runs.at(-1) ?? []).map((last, at) => {
    const of = (value: (grown: Grown) => number): number => median(runs.map((run) => value(run[at] ?? last)));
    return {
      ...last,
      cpuS: of(({ cpuS }) => cpuS),
      p50Us: of(({ p50Us }) => p50Us),
      p99Us: of(({ p99Us }) => p99Us),
    };
  });
  for (const grown of medians) tellGrown(grown);
  return medians;
}

function tellGrown({
  theta,
  kept,
  seen,
  cpuS,
  p50Us,
  p99Us,
  usedBytesPerKept,
  heldBytesPerKept,
}: Grown): void {
  console.log(
    `  above ${theta}: ${rounded(kept)} kept of ${rounded(seen)}: ${cpuS.toFixed(2)} CPU s in all; a candidate there ` +
      `p50 ${p50Us.toFixed(1)} µs, p99 ${p99Us.toFixed(0)} µs; ${usedBytesPerKept.toFixed(0)} bytes a kept one by its own ` +
      `count, ${heldBytesPerKept.toFixed(0)} in the process`,
  );
}

function tellCompared({ kept, addCpuS, ours, kernel, kernelBytesPerKept, peers }: Compared): void {
  console.log(
    `\n${rounded(kept)} kept, added in ${addCpuS.toFixed(2)} CPU s; CPU µs per candidate, medians of five rounds by turns`,
  );
  for (const [question, { us, p50Us, p99Us }] of Object.entries(ours))
    console.log(
      `  Seedbed, ${question}: ${us.toFixed(1)} (p50 ${p50Us.toFixed(1)}, p99 ${p99Us.toFixed(0)})`,
    );
  for (const [question, { us, times }] of Object.entries(kernel))
    console.log(
      `  kernel, ${question}: ${us.toFixed(1)}, so ${times.toFixed(2)} x TypeScript; answers equal`,
    );
  console.log(`  kernel: ${kernelBytesPerKept.toFixed(0)} bytes a kept one`);
  for (const { peer, us, times } of peers)
    console.log(
      `  ${peer}: ${rounded(us)}, so ${rounded(times.nearest)} x nearest, ${rounded(times["above 0.7"])} x above 0.7, ` +
        `${rounded(times["above 0.85"])} x above 0.85; scores and decisions equal`,
    );
}

function tellEngines(each: Engines): void {
  const { theta, kept, seen, typescriptCpuS, kernelCpuS, kernelBytesPerKept } = each;
  console.log(
    `  above ${theta}: ${rounded(kept)} kept of ${rounded(seen)}: TypeScript ${typescriptCpuS.toFixed(2)} CPU s, kernel ` +
      `${kernelCpuS.toFixed(2)}, so ${(typescriptCpuS / kernelCpuS).toFixed(2)} x; decisions and scores equal; ` +
      `${kernelBytesPerKept.toFixed(0)} bytes a kept one`,
  );
}

/** The nearest of every text at sizes beyond the peers', and the time to add all kept texts again. */
function nearestAt(texts: readonly string[], probes: readonly string[]): NearestAt {
  const start = process.cpuUsage();
  const index = openNearest();
  for (const text of texts) index.add(text);
  const rebuildCpuS = cpuSecondsSince(start);
  const begun = process.cpuUsage();
  for (const text of probes) index.nearest(text);
  const us = (1e6 * cpuSecondsSince(begun)) / probes.length;
  const least = leastUs(probes, (text) => index.nearest(text));
  return { kept: texts.length, us, p50Us: quantile(least, 0.5), p99Us: quantile(least, 0.99), rebuildCpuS };
}

function targetsOf(
  compared: readonly Compared[],
  grown: readonly Grown[],
  last: NearestAt | undefined,
): readonly Target[] {
  const at52 = compared.find(({ kept }) => kept === alpacaSize);
  const times = (peer: string, question: "nearest" | "above 0.7"): number | undefined =>
    at52?.peers.find((each) => each.peer === peer)?.times[question];
  const atLeast = (what: string, value: number | undefined, target: number): Target[] =>
    value === undefined ? [] : [{ what, value, target, isMet: value >= target }];
  const atMost = (what: string, value: number | undefined, target: number): Target[] =>
    value === undefined ? [] : [{ what, value, target, isMet: value <= target }];
  const at1m = grown.filter(({ kept }) => kept === 1_000_000);
  const minutes = (theta: number): number | undefined => {
    const found = at1m.find((each) => each.theta === theta);
    return found === undefined ? undefined : found.cpuS / 60;
  };
  return [
    ...atLeast("nearest x rouge_score", times("rouge_tokens", "nearest"), 10_000),
    ...atLeast("nearest x rapidfuzz", times("rapidfuzz_streaming", "nearest"), 50),
    ...atLeast("above 0.7 x rouge_score", times("rouge_tokens", "above 0.7"), 40_000),
    ...atLeast("above 0.7 x rapidfuzz", times("rapidfuzz_streaming", "above 0.7"), 150),
    ...atMost("CPU min to 1M at 0.7", minutes(0.7), 15),
    ...atMost("CPU min to 1M at 0.85", minutes(0.85), 4),
    ...atMost(
      "bytes a kept one at 1M",
      at1m[0] === undefined ? undefined : Math.max(...at1m.map((each) => each.heldBytesPerKept)),
      200,
    ),
    ...atMost("CPU s to add 1M again", last?.rebuildCpuS, 30),
  ];
}

console.log(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; one thread`,
);
console.log(`Stream: ${source}, then candidates made of them (test/bench/filter/stream.ts)`);
console.log(`\nWhole streams (taking apart, above, add), medians of five`);
const kept: string[] = [];
const grown = [...growths(0.7, (text) => kept.push(text)), ...growths(0.85)];

console.log(`\nThe same streams by TypeScript and by the kernel, in turn`);
const engines = [0.7, 0.85].map((theta) => streamByBoth(corpus, theta, 200_000));
for (const each of engines) tellEngines(each);

const peers = withPeers ? startPeers() : null;
const compared: Compared[] = [];
const next = candidates([...corpus].toReversed());
const probes = Array.from({ length: 4000 }, next);
for (const size of sizes) {
  const found = await compare(kept.slice(0, size), probes, peers);
  tellCompared(found);
  compared.push(found);
}
peers?.close();
console.log(`Libraries: ${JSON.stringify(compared[0]?.versions)}`);

let last: NearestAt | undefined;
if (million) {
  console.log(`\nTo 1,000,000 kept, once`);
  for (const theta of [0.7, 0.85]) {
    grow(corpus, theta, [1_000_000], (each) => {
      tellGrown(each);
      grown.push(each);
    });
  }
  for (const theta of [0.7, 0.85]) {
    const both = streamByBoth(corpus, theta, 1_000_000);
    tellEngines(both);
    engines.push(both);
  }
  const more = candidates(corpus);
  while (kept.length < 1_000_000) kept.push(more());
  last = nearestAt(kept, probes.slice(0, 300));
  console.log(
    `  nearest at 1,000,000: ${last.us.toFixed(0)} CPU µs (p50 ${last.p50Us.toFixed(0)}, p99 ${last.p99Us.toFixed(0)}); added again in ${last.rebuildCpuS.toFixed(1)} CPU s`,
  );
  const lineOf = (theta: number): readonly (readonly [number, number])[] =>
    grown.filter((each) => each.theta === theta).map((each) => [each.kept, each.p50Us]);
  const nearest = [
    ...compared.map((each) => [each.kept, each.ours.nearest.p50Us] as const),
    [last.kept, last.p50Us] as const,
  ];
  const lines = [
    { name: "nearest", points: nearest },
    { name: "above 0.7", points: lineOf(0.7) },
    { name: "above 0.85", points: lineOf(0.85) },
  ];
  writeFileSync(
    projectFile("docs/filter-growth.svg"),
    plotGrowth("Median microseconds per candidate by texts kept", lines),
  );
}

mkdirSync(projectFile("build"), { recursive: true });
writeFileSync(
  projectFile("build/bench-filter.json"),
  JSON.stringify({ compared, grown, engines, last }, null, 1),
);
const targets = targetsOf(compared, grown, last);
const words = targets.map(
  ({ what, value, target, isMet }) =>
    `${what} ${rounded(value)} (target ${rounded(target)}: ${isMet ? "met" : "MISSED"})`,
);
if (targets.some(({ isMet }) => !isMet)) process.exitCode = 1;
console.log(
  `\nFilter, ${rounded(alpacaSize)} kept: ${words.length > 0 ? words.join("; ") : "no library to compare with"}`,
);
