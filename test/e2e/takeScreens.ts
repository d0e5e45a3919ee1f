import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { projectFile } from "../support/needs.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { startServer } from "../support/server.ts";
import { testModels } from "../support/writerModel.ts";
import { startApp } from "./app.ts";
import { backstage } from "./grown.ts";
import { goTo } from "./screens.ts";
import { stages, type Stage } from "./shots.ts";
import { startBrowser, visit } from "./visit.ts";

/**
 * Makes the pictures of docs/screens from a real run of a fast loopback writer: `node test/e2e/takeScreens.ts`.
 * With `--all FOLDER` it takes every place in both themes at both sizes into that folder instead.
 */
const { values } = parseArgs({ options: { all: { type: "string" } } });
const folder = values.all === undefined ? projectFile("docs/screens") : resolve(values.all);
const sizes = { 1280: { width: 1280, height: 800 }, 1920: { width: 1920, height: 1080 } } as const;
/** JPEG quality by width; no picture is to be over 200 kB. */
const qualities = { 1280: 72, 1920: 60 } as const;
const goal = 960;

// The models that this computer has, as a user's own home has them.
process.env["SEEDBED_MODELS"] ??= testModels.fetched;
const ends: (() => unknown)[] = [];
const test = { after: (end: () => unknown) => void ends.unshift(end) };
const home = mkdtempSync(join(tmpdir(), "seedbed-screens-"));
test.after(() => rmSync(home, { recursive: true, force: true }));
try {
  mkdirSync(folder, { recursive: true });
  await takeAll();
} finally {
  for (const end of ends) await end();
}

async function takeAll(): Promise<void> {
  const write = retrievalWriter(retrievalBank(), { tasks: 12 });
  let isRefusing = false;
  const server = await startServer({
    answer: ({ content, ordinal }) =>
      isRefusing
        ? { status: 401, message: "The key is not valid." }
        : { text: write(content), delayMs: 300 + (ordinal % 7) * 90 },
  });
  test.after(server.close);
  const [link, browser] = await Promise.all([startApp(test, home), startBrowser(test)]);
  const back = await backstage(test, link);
  await take(browser, link, "first");
  for (const name of ["cooking-de", "support-mail"]) {
    await back.project(name);
    await back.sample("sample-24");
  }
  await back.project("general-en");
  await back.sample("sample");
  await take(browser, link, "planned");
  await back.grow({ url: server.url, goal, batchSize: 16, concurrency: 4 });
  await back.until(({ windows }) => windows.replacements > 0);
  await take(browser, link, "growing");
  await back.mutate("preferences.set", { hintsSeen: ["loop"] });
  isRefusing = true;
  await back.until(({ state }) => state.kind === "stopped");
  await take(browser, link, "stopped");
  await back.until(({ state }) => state.isGoingOn === false);
  isRefusing = false;
  await back.mutate("run.continue", { writer: writerAt(server.url), concurrency: 4 });
  await back.until(({ state }) => state.kind === "done");
  await take(browser, link, "done");
  await back.mutate("projects.close");
  await take(browser, link, "closed");
}

function writerAt(baseUrl: string) {
  return { kind: "openai", baseUrl, model: "loopback-writer", keyEnv: null };
}

async function take(browser: Browser, link: string, at: Stage): Promise<void> {
  for (const size of [1280, 1920] as const) {
    const { page } = await visit(browser, link, { viewport: sizes[size] });
    for (const shot of stages[at]) {
      const looks = (["dark", "light"] as const).filter(
        (theme) => values.all !== undefined || shot.docs?.includes(`${theme}-${size}`),
      );
      if (looks.length === 0) continue;
      if (shot.at !== undefined) await goTo(page, shot.at, () => page.getByRole("main"));
      await shot.act?.(page);
      await shot.isThere(page).first().waitFor();
      for (const theme of looks) await shoot(page, theme, shot.name, size);
      await shot.leave?.(page);
    }
    await page.context().close();
  }
}

async function shoot(page: Page, theme: "dark" | "light", name: string, size: 1280 | 1920): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.mouse.move(0, 0);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const path = join(folder, `${name}-${theme}${size === 1280 ? "" : `-${size}`}.jpg`);
  await page.screenshot({ path, type: "jpeg", quality: qualities[size] });
}
