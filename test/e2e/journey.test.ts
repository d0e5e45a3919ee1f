import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { serverProcess } from "../support/host.ts";
import { needs, projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumFlags, chromiumPath } from "./chromium.ts";

const seeds = 24;
const goal = 400;
const growsWithinMs = 240_000;

/** The first of our sample seeds, and one line that is no seed. */
function seedFile(): string {
  const lines = readFileSync(projectFile("resources/seeds/sample.jsonl"), "utf8").split("\n").slice(0, seeds);
  return [...lines, '{"id": "no instruction here", "instances": []}', ""].join("\n");
}

async function dropSeeds(page: Page, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((content) => {
    const files = new DataTransfer();
    files.items.add(new File([content], "my seeds.jsonl"));
    return files;
  }, text);
  const zone = page.getByTestId("drop-zone");
  await zone.dispatchEvent("dragenter", { dataTransfer });
  await zone.dispatchEvent("drop", { dataTransfer });
}

async function plan(page: Page, url: string): Promise<void> {
  await page.getByLabel("Kept instructions").fill(String(goal));
  await page.getByRole("button", { name: "Built-in Writer" }).click();
  await page.getByRole("option", { name: "Another server…" }).click();
  await page.getByLabel("Base URL").fill(url);
  await page.getByLabel("Model", { exact: true }).fill("loopback-writer");
  await page.getByLabel("At once").fill("2");
  await page.getByLabel("At once").blur();
}

/** The figure that the goal bar shows. */
async function keptOf(page: Page): Promise<number> {
  const words = await page.getByText(new RegExp(`^\\d+ of ${goal} kept$`)).textContent();
  return Number.parseInt(words ?? "", 10);
}

test(
  "a person drops a seed file, grows, watches, reads a story and exports",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 420_000 },
  async (t) => {
    const [{ url }, link] = await Promise.all([serverProcess(t, 4), startApp(t, temporaryFolder(t))]);
    const browser = await chromium.launch({ executablePath: chromiumPath() ?? "", args: [...chromiumFlags] });
    t.after(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "dark" });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));

    await page.goto(link);
    await assertAccessible(page, "Start");
    await page.getByLabel("New project").fill("journey");
    await page.getByRole("button", { name: "Make it" }).click();

    await dropSeeds(page, seedFile());
    await page.getByRole("heading", { name: "Plan" }).waitFor();
    await page.getByRole("button", { name: "Show the 1 set aside" }).click();
    assert.match((await page.getByTestId("import-result").textContent()) ?? "", /24 read, 1 set aside/);
    await page.getByRole("cell", { name: "25", exact: true }).waitFor();

    await plan(page, url);
    await assertAccessible(page, "Plan");
    await page.getByTestId("grow").click();
    await page.getByTestId("run-state").and(page.locator('[data-state="growing"]')).waitFor();

    await page.getByTestId("replacement").first().waitFor({ timeout: growsWithinMs });
    const keptThen = await keptOf(page);
    assert.ok(keptThen > 0 && keptThen < goal, `${keptThen} kept at the first replacement`);
    assert.match(
      (await page.getByRole("img", { name: /^Loss: / }).getAttribute("aria-label")) ?? "",
      /\d\.\d\d/,
    );
    assert.equal(await page.getByTestId("curves").locator("canvas").count(), 2);
    await assertAccessible(page, "Grow");

    await page
      .getByTestId("run-state")
      .and(page.locator('[data-state="done"]'))
      .waitFor({ timeout: growsWithinMs });
    assert.equal(await keptOf(page), goal);

    await page.getByRole("link", { name: /^Instructions/ }).click();
    await page.getByRole("grid").focus();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const story = page.getByTestId("story");
    await story.getByText("Three seeds").waitFor();
    await story.getByText(/^Request #\d+$/).waitFor();
    assert.match(page.url(), /story=\d+/);
    await assertAccessible(page, "Instructions");
    await page.keyboard.press("Escape");
    await story.waitFor({ state: "detached" });

    await page.emulateMedia({ colorScheme: "dark" });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("dark and light");
    await page.keyboard.press("Enter");
    await page.locator('html[data-theme="light"]').waitFor();
    await page.reload();
    await page.locator('html[data-theme="light"]').waitFor();

    await page.getByTestId("export").click();
    await page.getByRole("button", { name: /Licence/ }).click();
    await page.getByRole("option", { name: "CC BY 4.0", exact: true }).click();
    await page.getByTestId("export-now").click();
    await page.getByTestId("exported").waitFor();
    const folder = (await page.getByTestId("exported").locator("code").first().textContent()) ?? "";
    const rows = readFileSync(join(folder, "train.jsonl"), "utf8").trim().split("\n");
    assert.equal(rows.length, goal);
    assert.deepEqual(complaints, []);
  },
);
