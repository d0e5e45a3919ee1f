import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { serverProcess } from "../support/host.ts";
import { needs } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { startApp } from "./app.ts";
import { chromiumPath } from "./chromium.ts";
import { assertFocusSeen, tabTo, untilFocused } from "./focus.ts";
import { startBrowser, visit } from "./visit.ts";

const goal = 48;
const growsWithinMs = 60_000;

/** What both walks end in: the goal on the screen, and as many rows in the file as it. */
async function assertExported(page: Page): Promise<void> {
  const done = page.getByTestId("exported");
  await done.getByText(`${goal} rows`).waitFor();
  const folder = (await done.locator("code").first().textContent()) ?? "";
  const rows = readFileSync(join(folder, "train.jsonl"), "utf8").trim().split("\n");
  assert.equal(rows.length, goal);
  assert.match(readFileSync(join(folder, "README.md"), "utf8"), /^license: cc-by-4\.0$/m);
}

async function untilDone(page: Page): Promise<void> {
  const state = page.getByTestId("run-state");
  await state.and(page.locator('[data-state="done"]')).waitFor({ timeout: growsWithinMs });
  await state.getByText(`${goal} kept`).waitFor();
  await page.getByText(`${goal} of ${goal} kept`).waitFor();
}

async function planByKeyboard(page: Page, url: string): Promise<void> {
  const { keyboard } = page;
  await page.getByRole("heading", { name: "This computer" }).waitFor();
  await tabTo(page, /^Use the sample seeds$/);
  await keyboard.press("Enter");
  await page.getByText("48 yours, 0 grown").waitFor();
  await tabTo(page, /^Plan a run$/);
  await keyboard.press("Enter");
  await page.getByTestId("grow").waitFor();
  await tabTo(page, /^Kept instructions/);
  await keyboard.press("Control+a");
  await keyboard.type(String(goal));
  await tabTo(page, /Writer/);
  await page.getByText("48 kept are 12 batches of 4.").waitFor();
  await keyboard.press("Enter");
  await untilFocused(page, /^Built-in/);
  await keyboard.press("ArrowDown");
  await assertFocusSeen(page, "ArrowDown in the list of writers");
  await keyboard.press("Enter");
  await untilFocused(page, /Another server….*Writer/);
  await tabTo(page, /^Base URL/);
  await keyboard.type(url);
  await tabTo(page, /^Model/);
  await keyboard.type("loopback-writer");
  await keyboard.press("Control+Enter");
}

async function loopByKeyboard(page: Page): Promise<void> {
  const { keyboard } = page;
  const state = page.getByTestId("run-state");
  await state.and(page.locator(':is([data-state="growing"], [data-state="done"])')).waitFor();
  await page.getByRole("complementary", { name: "How to read the Loop" }).waitFor();
  await keyboard.press("Escape");
  await page.getByRole("complementary", { name: "How to read the Loop" }).waitFor({ state: "detached" });
  await untilDone(page);
  await tabTo(page, /^Requests: arrow keys move, Enter opens$/);
  await keyboard.press("ArrowDown");
  await page
    .getByRole("group", { name: /^Requests: / })
    .getByText(/\d of 4 kept/)
    .first()
    .waitFor();
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Requests", level: 1 }).waitFor();
  await page.getByRole("row", { selected: true, name: /^Request \d+/ }).waitFor();
}

async function storyByKeyboard(page: Page): Promise<void> {
  const { keyboard } = page;
  await keyboard.press("Alt+4");
  await page.getByRole("heading", { name: "Instructions", level: 1 }).waitFor();
  await tabTo(page, /^Instructions$/);
  await keyboard.press("j");
  await keyboard.press("ArrowDown");
  await assertFocusSeen(page, "ArrowDown in the instructions");
  await keyboard.press("Enter");
  const story = page.getByTestId("story");
  await story.getByText("Three seeds").waitFor();
  await keyboard.press("Escape");
  await story.waitFor({ state: "detached" });
  await untilFocused(page, /^Instructions$/);
}

async function exportByKeyboard(page: Page): Promise<void> {
  const { keyboard } = page;
  const dialog = page.getByRole("dialog", { name: "Export the data set" });
  await keyboard.press("Control+e");
  await dialog.waitFor();
  await keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await untilFocused(page, /^Instructions$/);
  await tabTo(page, /^Export$/, "Shift+Tab");
  await keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Choose a licence", exact: true }).waitFor();
  await tabTo(page, /Licence$/);
  await keyboard.press("Enter");
  await untilFocused(page, /^CC BY 4\.0$/);
  await assertFocusSeen(page, "Enter on the licence");
  await keyboard.press("Enter");
  await untilFocused(page, /CC BY 4\.0.*Licence/);
  await tabTo(page, /^Export 48 rows$/);
  await keyboard.press("Enter");
  await assertExported(page);
  await tabTo(page, /^Done$/);
  await keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await untilFocused(page, /^Export$/);
  await assertFocusSeen(page, "the export");
}

test(
  "the first run, from the welcome to an export, is walked by keyboard alone and by mouse",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 180_000 },
  async (t) => {
    const [{ url }, browser] = await Promise.all([serverProcess(t, 4), startBrowser(t)]);

    await t.test("by keyboard, with the focus seen at every stop and given back", async (own) => {
      const { page, complaints, strangers } = await visit(browser, await startApp(own, temporaryFolder(own)));
      await planByKeyboard(page, url);
      await loopByKeyboard(page);
      await storyByKeyboard(page);
      await exportByKeyboard(page);
      assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] });
    });

    await t.test("by mouse, in the light theme of a large window", async (own) => {
      const { page, complaints, strangers } = await visit(
        browser,
        await startApp(own, temporaryFolder(own)),
        {
          viewport: { width: 1920, height: 1080 },
          colorScheme: "light",
        },
      );
      await page.getByRole("button", { name: "Use the sample seeds" }).click();
      await page.getByRole("button", { name: "Plan a run" }).click();
      await page.getByLabel("Kept instructions").fill(String(goal));
      await page.getByRole("button", { name: "Built-in Writer" }).click();
      await page.getByRole("option", { name: "Another server…" }).click();
      await page.getByLabel("Base URL").fill(url);
      await page.getByLabel("Model", { exact: true }).fill("loopback-writer");
      await page.getByRole("button", { name: "Grow to 48" }).click();
      await untilDone(page);
      await page.getByRole("button", { name: "Close the hint" }).click();
      await page.getByRole("link", { name: /^Requests$/ }).click();
      await page.getByRole("row", { name: /^Request 1, / }).click();
      await page.getByRole("heading", { name: /^Verdicts 4 tasks$/ }).waitFor();
      await page.getByRole("link", { name: /^Instructions/ }).click();
      await page.getByRole("grid").getByRole("row").nth(3).click();
      await page.getByTestId("story").getByText("Three seeds").waitFor();
      await page.getByTestId("export").click();
      await page.getByRole("button", { name: /Licence/ }).click();
      await page.getByRole("option", { name: "CC BY 4.0", exact: true }).click();
      await page.getByRole("button", { name: "Export 48 rows" }).click();
      await assertExported(page);
      await page.getByRole("button", { name: "Done" }).click();
      assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] });
    });
  },
);
