import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { serverProcess } from "../support/host.ts";
import { needs, projectFile } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumPath } from "./chromium.ts";
import { dropFile } from "./dropFile.ts";
import { tabTo, untilFocused } from "./focus.ts";
import { backstage } from "./grown.ts";
import { goTo, projectScreens, settingsSections } from "./screens.ts";
import { startBrowser, visit } from "./visit.ts";

const goal = 48;

/** Ten of our sample seeds, and one line that is no seed. */
function seedFile(): string {
  const lines = readFileSync(projectFile("resources/seeds/sample.jsonl"), "utf8").split("\n").slice(0, 24);
  return [...lines, '{"id": "no instruction here", "instances": []}', ""].join("\n");
}

/** Opens a dialog from its button, looks at it, leaves by Esc; the focus must be back. */
async function lookAtDialog(page: Page, origin: RegExp, title: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: title });
  await page.getByRole("button", { name: origin }).first().press("Enter");
  await dialog.waitFor();
  await assertAccessible(page, title);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await untilFocused(page, origin);
}

async function lookAtStart(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await page.getByRole("heading", { name: "This computer" }).waitFor();
  await assertAccessible(page, "Welcome");
  await dropFile(page, main, "notes.jsonl", "no seed at all");
  await page.getByRole("alert").getByText("notes.jsonl").waitFor();
  await assertAccessible(page, "Welcome, bad file");
  await dropFile(page, main, "my tasks.jsonl", seedFile());
  await page.getByTestId("grow").waitFor();
  await page.getByRole("button", { name: "Built-in Writer" }).press("Enter");
  await page.getByRole("option", { name: "Another server…" }).waitFor();
  await assertAccessible(page, "Plan, writers open");
  await page.keyboard.press("Escape");
  await untilFocused(page, /Writer/);
  await goTo(page, "/grow?tab=loop", () => page.getByRole("button", { name: "Plan a run" }));
  await assertAccessible(page, "Loop, empty");
  await goTo(page, "/instructions", () => page.getByText(/no instruction|nothing|Plan/i));
  await assertAccessible(page, "Instructions, empty");
}

async function lookAtDialogs(page: Page): Promise<void> {
  const [, , , seeds] = projectScreens;
  assert.ok(seeds !== undefined);
  await goTo(page, seeds.at, seeds.isThere);
  await lookAtDialog(page, /^Write a seed$/, "Write a seed");
  await goTo(page, "/grow?tab=loop", () => page.getByRole("button", { name: "Show as table" }));
  await lookAtDialog(page, /^Show as table$/, "Loss and gradient norm");
  await lookAtDialog(page, /^Keys of this screen$/, "Keys");
  await page.getByRole("button", { name: /switch project$/ }).press("Enter");
  await page.getByRole("menu").waitFor();
  await assertAccessible(page, "Project menu");
  await page.keyboard.press("Escape");
  await untilFocused(page, /switch project$/);
}

async function lookAtLists(page: Page): Promise<void> {
  await goTo(page, "/instructions", () => page.getByRole("grid"));
  // The list may have been read while the run still grew: then it stays as it was until the newer ones are asked for.
  const newer = page.getByRole("button", { name: /\d newer/ });
  const all = page.getByRole("button", { name: `Select all ${goal}` });
  await newer.or(all).first().waitFor();
  if (await newer.isVisible()) await newer.press("Enter");
  await all.press("Enter");
  await page.getByText(`${goal} instructions selected`).first().waitFor();
  await assertAccessible(page, "Instructions, many selected");
  await page.keyboard.press("Escape");
  await page.getByTestId("selection").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Reason" }).press("Enter");
  await page.getByRole("dialog").waitFor();
  await assertAccessible(page, "Instructions, filter open");
  await page.keyboard.press("Escape");
  await untilFocused(page, /^Reason/);
  await goTo(page, "/grow?tab=requests", () => page.getByRole("radio", { name: "Failed" }));
  await page.getByRole("radio", { name: "Failed" }).press("Space");
  await page.getByText("No attempt failed.").waitFor();
  await assertAccessible(page, "Requests, none failed");
}

async function lookAtExport(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Export the data set" });
  await page.getByTestId("export").press("Enter");
  await dialog.waitFor();
  await dialog.getByText(/pretty_name/).waitFor();
  await assertAccessible(page, "Export");
  await page.getByRole("tab", { name: "First rows" }).press("Enter");
  await assertAccessible(page, "Export, first rows");
  await tabTo(page, /Licence$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "CC0 1.0" }).waitFor();
  await assertAccessible(page, "Export, licences open");
  await page.getByRole("option", { name: "CC0 1.0" }).click();
  await page.getByRole("button", { name: "Export 48 rows" }).press("Enter");
  await page.getByTestId("exported").waitFor();
  await assertAccessible(page, "Exported");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await untilFocused(page, /^Export$/);
}

/** What is wrong with the page as it lies: scrolled sideways, drawn over its frame, or names of columns on each other. */
function faultsOfLayout(): readonly string[] {
  const over = document.documentElement.scrollWidth - innerWidth;
  const faults = over > 0 ? [`${over} px too wide`] : [];
  const isCovered = document.querySelector("[role=dialog]") !== null;
  const bar = isCovered
    ? undefined
    : document.querySelector('footer[aria-label="Status"]')?.getBoundingClientRect();
  for (const x of bar === undefined ? [] : [60, 150, 320, 500]) {
    const top = document.elementFromPoint(x, (bar?.top ?? 0) + (bar?.height ?? 0) / 2);
    if (top?.closest("footer") === null) faults.push(`${top.textContent} lies over the status bar`);
  }
  const names = [...document.querySelectorAll("[role=columnheader]")].filter((name) => name.clientWidth > 0);
  for (const name of names) {
    const isCut = getComputedStyle(name).overflow !== "visible";
    if (!isCut && name.scrollWidth > name.clientWidth + 1)
      faults.push(`${name.textContent} runs out of its column`);
  }
  return faults;
}

/** 1280 × 800 at 200 %: nothing scrolls the document sideways or lies on something else. */
async function assertFits(page: Page, name: string): Promise<void> {
  assert.deepEqual(await page.evaluate(faultsOfLayout), [], `${name} at 200 %`);
}

async function lookZoomed(browser: Browser, link: string): Promise<void> {
  const options = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
  const { page, complaints } = await visit(browser, link, options);
  await page.getByTestId("run-state").waitFor();
  for (const { name, at, isThere, mainAct } of projectScreens) {
    await goTo(page, at, isThere);
    await assertFits(page, name);
    await isThere(page).first().scrollIntoViewIfNeeded();
    // Playwright's own test whether a click would land there, without the click.
    await mainAct(page).first().click({ trial: true, timeout: 5_000 });
  }
  for (const [section, title] of settingsSections) {
    await goTo(page, `/settings?section=${section}`, () =>
      page.getByRole("heading", { level: 1, name: title }),
    );
    await assertFits(page, title);
    if (section === "writers")
      await page.getByRole("button", { name: /New projects begin with/ }).click({ trial: true });
  }
  await page.getByTestId("export").click();
  await page.getByRole("button", { name: "Choose a licence", exact: true }).scrollIntoViewIfNeeded();
  await assertFits(page, "Export");
  await page.getByRole("button", { name: /Licence$/ }).click({ trial: true, timeout: 5_000 });
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual(complaints, []);
}

async function lookForced(browser: Browser, link: string): Promise<void> {
  const { page, complaints } = await visit(browser, link, { forcedColors: "active" });
  await page.getByTestId("run-state").waitFor();
  for (const { name, at, isThere } of projectScreens) {
    await goTo(page, at, isThere);
    await assertAccessible(page, `${name}, forced colours`);
    await tabTo(page, /./);
  }
  for (const [section, title] of settingsSections) {
    await goTo(page, `/settings?section=${section}`, () =>
      page.getByRole("heading", { level: 1, name: title }),
    );
    await assertAccessible(page, `${title}, forced colours`);
  }
  assert.deepEqual(complaints, []);
}

test(
  "every screen and dialog is accessible in both themes, with forced colours, and whole at 200 %",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 150_000 },
  async (t) => {
    const [{ url }, link, browser] = await Promise.all([
      serverProcess(t, 4),
      startApp(t, temporaryFolder(t)),
      startBrowser(t),
    ]);
    const back = await backstage(t, link);
    const { page, complaints, strangers } = await visit(browser, link);
    await t.test("before a run", () => lookAtStart(page));
    // Chromium itself writes down the refusal of the bad file.
    assert.match(complaints.splice(0, 1)[0] ?? "", /422/);
    await back.grow({ url, goal });
    await back.until(({ state }) => state.kind === "done");
    await t.test("the screens of a finished run", async () => {
      for (const { name, at, isThere } of projectScreens) {
        await goTo(page, at, isThere);
        await assertAccessible(page, name);
      }
    });
    await t.test("dialogs and menus, and the focus given back", () => lookAtDialogs(page));
    await t.test("lists with a selection, a filter, nothing in them", () => lookAtLists(page));
    await t.test("the export", () => lookAtExport(page));
    await t.test("at 200 %", () => lookZoomed(browser, link));
    await t.test("with forced colours", () => lookForced(browser, link));
    await t.test("the start with projects", async () => {
      await back.mutate("projects.close");
      await page.getByRole("row", { name: "my tasks" }).waitFor();
      await assertAccessible(page, "Welcome with projects");
    });
    assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] });
  },
);
