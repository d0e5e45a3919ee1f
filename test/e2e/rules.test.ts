import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { chineseSeeds, chineseWriter } from "../support/chineseWriter.ts";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumPath } from "./chromium.ts";
import { untilFocused } from "./focus.ts";
import { backstage } from "./grown.ts";
import { goTo } from "./screens.ts";
import { startBrowser, visit } from "./visit.ts";

const goal = 40;

/** Opens a list by its label, types the name of an option and takes it. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const list = page.getByRole("button", { name: new RegExp(`${label}$`) });
  await list.press("Enter");
  await page.getByRole("option", { name: option, exact: true }).waitFor();
  await page.keyboard.type(option);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `${option} ${label}`, exact: true }).waitFor();
}

/** A language for new projects, which the plan takes and may leave; tokens and warning follow. */
async function chooseChinese(page: Page): Promise<void> {
  await goTo(page, "/settings?section=filter", () => page.getByText("Tokens: rouge-score"));
  await page.getByRole("radio", { name: "English" }).press("ArrowRight");
  await page.getByRole("radio", { name: "Chinese", checked: true }).press("ArrowRight");
  await page.getByText("Tokens: cjk").waitFor();
  await assertAccessible(page, "Filter, Japanese");
  await goTo(page, "/grow?tab=plan", () => page.getByRole("button", { name: "Japanese Language" }));
  const warning = page.getByText("4 of 4 seeds have no token under rouge-score");
  await choose(page, "Language", "English");
  await warning.waitFor();
  await assertAccessible(page, "Plan, seeds without tokens");
  await choose(page, "Language", "Chinese");
  await page.getByRole("button", { name: "cjk Tokens" }).waitFor();
  await warning.waitFor({ state: "detached" });
}

/** A rule of the plan is switched and put back by the keyboard, a number is changed and taken. */
async function planRules(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Rules" });
  const rules = page.getByRole("button", { name: "Rules…" });
  await page.getByText("6 of 20 off").waitFor();
  await rules.press("Enter");
  await dialog.getByRole("switch", { name: "Ends with a colon" }).press("Space");
  await dialog.getByText("1 rule is other than usual").waitFor();
  await assertAccessible(page, "Rules of a plan");
  await dialog.getByRole("button", { name: "Reset “Ends with a colon”" }).press("Enter");
  await untilFocused(page, /^Ends with a colon$/);
  await dialog.getByText("All as usual").waitFor();
  const share = dialog.getByRole("group", { name: "Repeats the same words" }).getByLabel("Over");
  await share.fill("250");
  await share.press("Enter");
  assert.equal(await share.inputValue(), "100%");
  await share.press("ArrowDown");
  assert.equal(await share.inputValue(), "95%");
  await dialog.getByRole("button", { name: "Take these rules" }).press("Enter");
  await page.getByText("6 of 20 off, 1 by another number").waitFor();
  await untilFocused(page, /^Rules…$/);
}

async function growIt(page: Page, url: string): Promise<void> {
  await choose(page, "Writer", "Another server…");
  await page.getByLabel("Base URL").fill(url);
  await page.getByLabel("Model", { exact: true }).fill("loopback-writer");
  await choose(page, "Training", "None");
  const theta = page.getByLabel("Set aside above θ");
  await theta.press("ArrowDown");
  assert.equal(await theta.inputValue(), "0.84");
  await page.getByLabel("Kept instructions").fill(String(goal));
  await page.keyboard.press("Control+Enter");
  await page.getByTestId("run-state").and(page.locator('[data-state="done"]')).waitFor({ timeout: 60_000 });
}

/** Without a rule its texts are judged like others; the sheet keeps what was changed until it is used. */
async function switchOff(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Rules" });
  const origin = page.getByRole("button", { name: "Change the rules…" });
  const rule = dialog.getByRole("group", { name: "Too short" });
  await origin.press("Enter");
  await rule.getByText(/^\d+ texts set aside$/).waitFor();
  await rule.getByText("The newest 3 texts").press("Enter");
  await rule.getByText("写首诗").first().waitFor();
  await rule.getByRole("switch").press("Space");
  await dialog.getByText("1 rule is other than in this run").waitFor();
  await assertAccessible(page, "Rules of a run");
  await dialog.getByRole("button", { name: "See what it would do" }).press("Enter");
  await untilFocused(page, /^Change the rules…$/);
  assert.match(decodeURIComponent(page.url()), /rules=\{"too_short":\{"isOn":false/);
  await page
    .getByRole("row", { name: /^Kept so far/ })
    .getByRole("cell", { name: /^\+\d+$/ })
    .waitFor();

  await origin.press("Enter");
  assert.equal(await rule.getByRole("switch").isChecked(), false);
  await dialog.getByRole("button", { name: "Use these rules from now on" }).press("Enter");
  const use = page.getByRole("dialog", { name: "Use this filter from now on" });
  await use.getByText(/judged again without a request/).waitFor();
  await assertAccessible(page, "Use this filter from now on");
  await page.keyboard.press("Escape");
  await untilFocused(page, /^Use these rules from now on$/);
}

/** The rules become the run's: the sheet goes, and the focus is in the list of what they set aside. */
async function useThem(page: Page): Promise<void> {
  await page.keyboard.press("Enter");
  const use = page.getByRole("dialog", { name: "Use this filter from now on" });
  // Until this is known there is nothing to press.
  await use.getByText(/judged again without a request/).waitFor();
  await use.getByRole("button", { name: "Use this filter from now on" }).press("Enter");
  await use.waitFor({ state: "detached" });
  await page.getByRole("dialog", { name: "Rules" }).waitFor({ state: "detached" });
  await page.getByText("14 rules that set nothing aside").waitFor();
  await untilFocused(page, /newest first$/);
  assert.doesNotMatch(page.url(), /rules=/);
}

test(
  "a Chinese project is planned by keyboard, grown, and judged again without one of its rules",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 180_000 },
  async (t) => {
    const server = await startServer({ answer: chineseWriter });
    t.after(server.close);
    const [link, browser] = await Promise.all([startApp(t, temporaryFolder(t)), startBrowser(t)]);
    const back = await backstage(t, link);
    await back.project("chinese");
    for (const line of chineseSeeds.split("\n")) await back.mutate("seeds.add", JSON.parse(line));
    const { page, complaints, strangers } = await visit(browser, link);

    await chooseChinese(page);
    await planRules(page);
    await growIt(page, server.url);
    await goTo(page, "/grow?tab=plan", () => page.getByText("6 of 20 off, 1 by another number"));
    assert.match(
      (await page.getByRole("region", { name: "Verdicts" }).textContent()) ?? "",
      /Chinese.*cjk.*0\.84/,
    );
    await goTo(page, "/filter", () => page.getByRole("button", { name: "Tokens: cjk, Chinese" }));
    await switchOff(page);
    await useThem(page);
    assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] });
  },
);
