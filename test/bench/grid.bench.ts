import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { listKey, readListSearch, type ListSearch } from "../../renderer/instructions/listSearch.ts";
import { chromiumFlags, chromiumPath } from "../e2e/chromium.ts";
import { projectFile } from "../support/needs.ts";
import { writeLargeProject } from "./largeProject.ts";

const candidates = 100_000;
const scrollMs = 10_000;
/** Frames come at multiples of this, so that 50 ms is told as 50.1. */
const displayMs = 1_000 / 60;
const timesEach = 3;
const target = { answerMs: 200, frameMs: 50 };

/** What lists are asked for, as their addresses have it. */
const lists: readonly (readonly [string, Partial<ListSearch>])[] = [
  ["all, newest first", { show: "all" }],
  ["all, oldest first", { show: "all", rising: true }],
  ["all by nearest", { show: "all", sort: "nearest" }],
  ["all by cluster", { show: "all", sort: "cluster" }],
  ["all by batch", { show: "all", sort: "batch" }],
  ["all by norm", { show: "all", sort: "norm" }],
  ["all by norm, rising", { show: "all", sort: "norm", rising: true }],
  ["kept", { show: "kept" }],
  ["marked", { show: "marked" }],
  ["set aside", { show: "set aside" }],
  ["cluster 7", { cluster: 7 }],
  ["batches 301 to 309", { batches: "301-309" }],
  ["one rule", { show: "all", reason: "refusal" }],
  ["one mark", { reason: "placeholder" }],
  ["one seed", { show: "all", seed: 17 }],
  ["one request", { show: "all", request: 388 }],
  ["nearest 0.70 to 0.85", { nearest: "0.7-0.85" }],
  ["a frequent word", { show: "all", search: "museum" }],
  ["a rare phrase", { show: "all", search: "the museum of music" }],
  ["a word that is nowhere", { show: "all", search: "zebra" }],
  ["a word in a cluster, by norm", { search: "harbour", cluster: 3, sort: "norm" }],
];

type Frame = Readonly<{ deltaMs: number; firstRow: number; unread: number }>;

/** The browser host; `npm run bench:grid -- --page FOLDER` serves that page in place of the built one. */
async function host(home: string, project: string): Promise<{ process: ChildProcess; link: string }> {
  const started = spawn(
    process.execPath,
    [projectFile("electron/hosts/browser.ts"), "--no-open", "--project", project, ...process.argv.slice(2)],
    { env: { ...process.env, SEEDBED_HOME: home }, stdio: ["ignore", "pipe", "inherit"] },
  );
  for await (const line of createInterface({ input: started.stdout })) {
    if (line.startsWith("http://")) return { process: started, link: line };
  }
  throw new Error("The browser host ended without a link.");
}

function hashOf(address: Partial<ListSearch>): string {
  const query = Object.entries(address).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  return `#/instructions?${query.join("&")}`;
}

/** From the change of the address until every row in view is read, or the list says that it is empty; in ms. */
function answerMs(page: Page, address: Partial<ListSearch>): Promise<number> {
  const asked = { hash: hashOf(address), key: listKey(readListSearch(address)) };
  return page.evaluate(async ({ hash, key }) => {
    const isShown = (): boolean => {
      const list = document.querySelector("[data-list]");
      return list?.getAttribute("data-list") === key && list.querySelector('[aria-busy="true"]') === null;
    };
    const from = performance.now();
    location.hash = hash;
    while (!isShown()) await new Promise(requestAnimationFrame);
    return performance.now() - from;
  }, asked);
}

/** A fling of a wheel or a touch pad that does not stop, and the same with a leap of the thumb every second. */
const ways = [
  { name: "Scrolling 7,200 px a second", pxAFrame: 120, leapEveryMs: Number.POSITIVE_INFINITY },
  { name: "Scrolling 14,400 px a second, with a leap each second", pxAFrame: 240, leapEveryMs: 1_000 },
] as const;

/** Scrolls for some time; each frame with what it showed. The position is kept here: to ask for it costs a layout. */
function scrolled(
  page: Page,
  way: Readonly<{ pxAFrame: number; leapEveryMs: number }>,
  forMs: number,
): Promise<readonly Frame[]> {
  return page.evaluate(
    async ({ pxAFrame, leapEveryMs, ms }) => {
      const grid = document.querySelector('[role="grid"]');
      if (grid === null) throw new Error("There is no grid.");
      const found: { deltaMs: number; firstRow: number; unread: number }[] = [];
      const height = grid.scrollHeight;
      const start = performance.now();
      let last = start;
      let top = 0;
      for (let leaps = 0; last - start < ms;) {
        const now: number = await new Promise(requestAnimationFrame);
        const rows = grid.querySelectorAll("[data-place]");
        const unread = grid.querySelectorAll('[aria-busy="true"]').length;
        const firstRow = Number(rows[0]?.getAttribute("data-place") ?? 0);
        if (now > last) found.push({ deltaMs: now - last, firstRow, unread });
        last = Math.max(last, now);
        if (now - start > leapEveryMs * (leaps + 1)) {
          leaps += 1;
          top = ((leaps * 0.37) % 1) * height;
        } else top += pxAFrame;
        grid.scrollTop = top;
      }
      return found;
    },
    // JSON has no infinity.
    { ...way, leapEveryMs: Math.min(way.leapEveryMs, Number.MAX_SAFE_INTEGER), ms: forMs },
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function ms(value: number): string {
  return value.toFixed(0).padStart(5);
}

/** The times that a list takes while neither the page nor the backend's last search knows it. */
async function answers(page: Page, address: Partial<ListSearch>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let time = 0; time < timesEach; time++) {
    await page.reload();
    await answerMs(page, { search: `nowhere ${time}` });
    taken.push(await answerMs(page, address));
  }
  return taken;
}

async function measureAnswers(page: Page): Promise<boolean> {
  console.log(`\nFrom the address to the rows, ms, ${timesEach} times each:`.padEnd(50), "median  worst");
  let worst = 0;
  for (const [name, address] of lists) {
    const taken = await answers(page, address);
    const median = quantile(taken, 0.5);
    worst = Math.max(worst, median);
    console.log(`  ${name.padEnd(46)} ${ms(median)}  ${ms(Math.max(...taken))}`);
  }
  const isMet = worst < target.answerMs;
  console.log(`Target: every median under ${target.answerMs} ms: ${isMet ? "met" : "MISSED"}`);
  return isMet;
}

async function measureScroll(page: Page): Promise<boolean> {
  let isMet = true;
  for (const way of ways) {
    await answerMs(page, { show: "all" });
    const found = await scrolled(page, way, scrollMs);
    const deltas = found.map((frame) => frame.deltaMs);
    const worst = found.reduce((most, frame) => (frame.deltaMs > most.deltaMs ? frame : most));
    const slow = deltas.filter((delta) => delta > target.frameMs + displayMs / 2).length;
    const blank = found.filter((frame) => frame.unread > 0).length / found.length;
    const [median, most] = [quantile(deltas, 0.5), quantile(deltas, 0.99)];
    console.log(`\n${way.name} for ${scrollMs / 1000} s: ${found.length} frames,`);
    console.log(
      `  half within ${median.toFixed(1)} ms, 99 % within ${most.toFixed(1)} ms, ${slow} over the target;`,
    );
    console.log(
      `  an unread row in ${(100 * blank).toFixed(0)} % of them; worst frame ${worst.deltaMs.toFixed(1)} ms:`,
    );
    console.log(`  row ${worst.firstRow} first, ${worst.unread} rows unread`);
    if (way.leapEveryMs === Number.POSITIVE_INFINITY) isMet = slow === 0;
  }
  console.log(`Target: no frame over ${target.frameMs} ms without leaps: ${isMet ? "met" : "MISSED"}`);
  return isMet;
}

const home = mkdtempSync(join(tmpdir(), "seedbed-bench-"));
try {
  const project = join(home, "large.seedbed");
  const began = performance.now();
  writeLargeProject(project, candidates);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const megabytes = (statSync(project).size / 1e6).toFixed(0);
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, Node ${process.version}`,
  );
  console.log(
    `Work waiting for the cores beside this, by the minute's load: ${(loadavg()[0] ?? 0).toFixed(1)}`,
  );
  console.log(`A project of ${candidates} instructions, ${megabytes} MB, made in ${seconds} s`);
  const app = await host(home, project);
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? "", args: [...chromiumFlags] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "dark" });
    await page.goto(app.link);
    await page
      .getByRole("grid")
      .or(page.getByRole("link", { name: /Instructions/ }))
      .first()
      .waitFor();
    console.log(`First rows of the opened project: ${ms(await answerMs(page, {}))} ms`);
    const isQuick = await measureAnswers(page);
    const isSmooth = await measureScroll(page);
    if (!isQuick || !isSmooth) process.exitCode = 1;
  } finally {
    await browser.close();
    app.process.kill("SIGINT");
    await once(app.process, "exit");
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
