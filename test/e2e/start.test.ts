import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { Ledger } from "../support/ledger.ts";
import { needs } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumFlags, chromiumPath } from "./chromium.ts";

const skip = needs(chromiumPath(), "Chromium");

/** A home with two projects: one with three seeds, and one whose run was cut off. */
function homeWithProjects(home: string): void {
  mkdirSync(join(home, "projects"));
  const seeds = new Ledger(join(home, "projects", "only-seeds.seedbed"));
  seeds.source("seeds.jsonl", 3);
  seeds.project.close();
  const cut = new Ledger(join(home, "projects", "cut-off.seedbed"));
  cut.source("seeds.jsonl", 3);
  cut.reply(cut.run(40), [1, 2, 3], [{ instruction: "A kept task here" }]);
  cut.project.close();
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, content]) => {
      const files = new DataTransfer();
      files.items.add(new File([content], file));
      return files;
    },
    [name, text] as const,
  );
  const main = page.getByRole("main");
  await main.dispatchEvent("dragenter", { dataTransfer });
  await main.dispatchEvent("drop", { dataTransfer });
}

test(
  "projects are chosen and opened by keyboard, and another page of the backend follows",
  { skip, timeout: 120_000 },
  async (t) => {
    const home = temporaryFolder(t);
    homeWithProjects(home);
    const [link, browser] = await Promise.all([
      startApp(t, home),
      chromium.launch({ executablePath: chromiumPath() ?? "", args: [...chromiumFlags] }),
    ]);
    t.after(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const [page, other] = [await context.newPage(), await context.newPage()];
    await page.goto(link);
    await other.goto(link);
    await other.getByRole("row", { name: "only-seeds" }).waitFor();
    await page.getByRole("row", { name: "cut-off" }).focus();
    await page.getByRole("button", { name: "Continue growing" }).waitFor();
    await page.getByText("1 of 40 kept").waitFor();
    await assertAccessible(page, "Start with projects");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("row", { name: "only-seeds", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    for (const each of [page, other]) await each.getByRole("button", { name: /^only-seeds/ }).waitFor();
  },
);

test(
  "a bad file is told and makes nothing; a good one makes a project of its name",
  { skip, timeout: 120_000 },
  async (t) => {
    const [link, browser] = await Promise.all([
      startApp(t, temporaryFolder(t)),
      chromium.launch({ executablePath: chromiumPath() ?? "", args: [...chromiumFlags] }),
    ]);
    t.after(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(link);
    await page.getByRole("heading", { name: "This computer" }).waitFor();
    assert.equal(await page.getByRole("heading", { name: "Recent" }).count(), 0);
    await drop(page, "notes.jsonl", "no seed at all");
    assert.match((await page.getByRole("alert").textContent()) ?? "", /notes\.jsonl/);
    await drop(page, "old.seedbed", "a project");
    await page.getByText("A browser cannot open old.seedbed from here.").waitFor();
    await drop(page, "my tasks.jsonl", '{"instruction":"Name a river","input":"","output":"Rhine"}\n');
    await page.getByRole("button", { name: /^my tasks/ }).waitFor();
  },
);
