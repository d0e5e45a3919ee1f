import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { serverProcess } from "../support/host.ts";
import { needs } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumPath } from "./chromium.ts";
import { tabTo, untilFocused } from "./focus.ts";
import { backstage } from "./grown.ts";
import { goTo } from "./screens.ts";
import { startBrowser, visit } from "./visit.ts";

const goal = 60;

const slider = (page: Page): Locator => page.getByRole("slider", { name: /^θ/ });
const keptCell = (page: Page): Locator =>
  page
    .getByRole("row", { name: /^Kept so far/ })
    .getByRole("cell")
    .nth(1);

/** Waits until the handle says so. */
async function untilSaid(page: Page, words: RegExp): Promise<void> {
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector("[role=slider]")?.ariaValueText ?? ""),
    words.source,
  );
}

async function beforeARun(page: Page): Promise<void> {
  await goTo(page, "/filter", () => page.getByText("there is no run"));
  await assertAccessible(page, "Filter, no run");
  await page.getByRole("button", { name: "Go to the plan" }).press("Enter");
  await page.getByTestId("grow").waitFor();
}

/** The handle by keys: an estimate at once, the exact number in its place, each rest a step for Back. */
async function byKeyboard(page: Page): Promise<void> {
  await page.keyboard.press("Alt+3");
  await page.getByRole("heading", { name: "Filter", level: 1 }).waitFor();
  await page.getByRole("heading", { name: /^How close/ }).waitFor();
  await untilSaid(page, /^0.85, as recorded: 60 kept$/);
  await assertAccessible(page, "Filter, as recorded");
  await tabTo(page, /^θ: texts above/);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await untilSaid(page, /^0.70: about \d+ kept, \d+ would go$/);
  await untilSaid(page, /^0.70: \d+ kept, \d+ would go$/);
  assert.match(page.url(), /theta=0\.7(&|$)/);
  const kept = await keptCell(page).textContent();
  const recorded = await page
    .getByRole("row", { name: /^Kept so far/ })
    .getByRole("cell")
    .nth(0)
    .textContent();
  assert.ok(Number(kept) <= Number(recorded), `${kept} kept at 0.70, ${recorded} as recorded`);
  await page
    .getByRole("listitem")
    .filter({ hasText: `kept ${kept}` })
    .waitFor();
  await untilFocused(page, /^θ: texts above/);
  await page.keyboard.press("End");
  await untilSaid(page, /^1.00: \d+ kept, \d+ would come back$/);
  await page.goBack();
  await untilSaid(page, /^0.70: \d+ kept/);
  assert.equal(await keptCell(page).textContent(), kept);
  await page.goBack();
  await untilSaid(page, /^0.85, as recorded/);
}

async function byPointerAndField(page: Page): Promise<void> {
  const tab = await slider(page).getByText("θ").boundingBox();
  assert.ok(tab !== null);
  const [x, y] = [tab.x + tab.width / 2, tab.y + tab.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 4 });
  await untilSaid(page, /^0\.7\d: /);
  assert.doesNotMatch(page.url(), /theta/, "the address waits until the handle is let go");
  await page.mouse.up();
  await page.waitForURL(/theta=0\.7/);
  const field = page.getByRole("textbox", { name: "θ, by number" });
  await field.fill("0,8");
  await field.press("Enter");
  await untilSaid(page, /^0.80: \d+ kept/);
  await page.waitForURL(/theta=0\.8(&|$)/);
  await field.fill("8");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await field.press("Escape");
  assert.equal(await field.inputValue(), "0.80");
}

async function asTables(page: Page): Promise<void> {
  const buttons = page.getByRole("button", { name: "Show as table" });
  await buttons.last().press("Enter");
  await buttons.first().press("Enter");
  const scores = page.getByRole("region", { name: "Scores as a table" });
  await scores.getByRole("link", { name: "Show the texts" }).first().waitFor();
  await page.getByRole("region", { name: "Kept by θ as a table" }).getByRole("row").nth(9).waitFor();
  await assertAccessible(page, "Filter, tables");
  for (let left = 2; left > 0; left--) {
    await page.getByRole("button", { name: "Show as chart" }).first().press("Enter");
  }
  await slider(page).waitFor();
}

async function compared(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Compare Self-Instruct’s 0.70 with SEDI’s 0.85" }).press("Enter");
  const table = page.getByRole("table", { name: /^Compare/ });
  await table.getByRole("row", { name: /^Requests for \d+ \d+/ }).waitFor();
  await page.getByText("this is the filter alone").waitFor();
  await assertAccessible(page, "Filter, papers compared");
  await page.getByRole("button", { name: "Back to the handle" }).press("Enter");
  await table.waitFor({ state: "detached" });
}

async function tokensAndSeeds(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Tokens: rouge-score, English" }).press("Enter");
  await page.getByText("As recorded: each text has a token.").waitFor();
  await assertAccessible(page, "Filter, tokens");
  await page.getByRole("radio", { name: /^cjk/ }).press("Space");
  await page.keyboard.press("Escape");
  await untilFocused(page, /^Tokens: cjk/);
  await page.getByRole("button", { name: "Seeds in the pool" }).press("Enter");
  await page.waitForURL(/tokenizer=cjk.*seeds=false|seeds=false.*tokenizer=cjk/);
  await page.getByText("with other tokens, seeds or rules they change").waitFor();
  await page.getByRole("button", { name: "Back to 0.85" }).press("Enter");
  await page.getByText("Move θ, or change tokens").waitFor();
}

/** Another θ becomes the run's own: what that means is said before. */
async function fromNowOn(page: Page): Promise<void> {
  await goTo(page, "/filter?theta=0.95", () => page.getByRole("button", { name: "Use 0.95 from now on" }));
  await page.getByRole("button", { name: "Use 0.95 from now on" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Use 0.95 from now on" });
  await dialog.getByText(/recorded texts are judged again without a request/).waitFor();
  await assertAccessible(page, "Filter, from now on");
  await dialog.getByRole("button", { name: "Use 0.95 from now on" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await untilSaid(page, /^0.95, as recorded/);
  assert.doesNotMatch(page.url(), /theta/);
  // Which reason is listed depends on what is judged again by now.
  await untilFocused(page, /newest first$/);
}

test(
  "the Filter screen: θ by keys, pointer and number, exact numbers, tables, the papers, another filter from now on",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 150_000 },
  async (t) => {
    const [{ url }, link, browser] = await Promise.all([
      serverProcess(t, 4),
      startApp(t, temporaryFolder(t)),
      startBrowser(t),
    ]);
    const back = await backstage(t, link);
    await back.project("filter");
    await back.sample("sample-24");
    const { page, complaints, strangers } = await visit(browser, link);
    await t.test("without a run", () => beforeARun(page));
    await back.grow({ url, goal, train: "none" });
    await back.until(({ state }) => state.kind === "done");
    await t.test("θ by keys", () => byKeyboard(page));
    await t.test("θ by pointer and number", () => byPointerAndField(page));
    await t.test("charts as tables", () => asTables(page));
    await t.test("the papers", () => compared(page));
    await t.test("tokens and seeds", () => tokensAndSeeds(page));
    await t.test("from now on", () => fromNowOn(page));
    assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] });
  },
);
