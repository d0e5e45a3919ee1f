import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumPath } from "./chromium.ts";
import { backstage } from "./grown.ts";
import { goTo } from "./screens.ts";
import { startBrowser, visit } from "./visit.ts";

const hostile = '<img src="http://elsewhere.invalid/x.png" onerror="alert(1)">';
const tasks = [
  `Explain to a pupil in three short sentences what ${hostile} does in a page`,
  `Explain to a pupil in three short sentences what ${hostile} does in a page now`,
  "Name five questions a buyer should ask before buying a used car",
  "Name five questions a first-time buyer should ask before buying a used electric car",
  "Describe the colour of the sea at dawn for a sailor",
  "Count the legs of an octopus and of two spiders together",
  "Plan a walk through an old town with a grandmother",
  "Translate the word for bread into four languages of Europe",
] as const;
/** Kept of the eight: the second and the fourth are too close to the one before. */
const goal = 6;

/** All tasks in one reply, in the form that the prompt asks for; another reply has nothing new. */
const reply = [
  ...tasks.map((task, place) => {
    const at = place + 4;
    return `###\n${at}. Instruction: ${task}\n${at}. Input:\n<noinput>\n${at}. Output:\nAn answer to number ${place}, written out for ${"abcdefgh"[place]}.`;
  }),
  "###",
].join("\n");

const pairOf = (page: Page): Locator => page.getByTestId("pair");
const textsOf = (page: Page): Locator => page.getByRole("grid", { name: /^Too close to another text/ });

async function open(page: Page): Promise<Locator> {
  await goTo(page, "/filter", () => textsOf(page).getByRole("row").nth(2));
  const hostileRow = textsOf(page).getByRole("row").filter({ hasText: "does in a page now" });
  await hostileRow.click();
  return hostileRow;
}

async function assertPairIsText(page: Page): Promise<void> {
  const pair = pairOf(page);
  await pair.getByRole("heading", { name: /^Set aside at 0\.9\d$/ }).waitFor();
  await pair.getByText(/^precision \d+\/\d+ · recall \d+\/\d+$/).waitFor();
  await pair.getByText(/^F = 2·P·R \/ \(P\+R\) = 0\.9\d+ > 0\.85$/).waitFor();
  const marks = await pair.locator("mark").allTextContents();
  assert.ok(marks.length >= 2, "both texts are marked");
  assert.ok(marks.join(" ").includes("Explain to a pupil in three short sentences what"), marks.join("|"));
  assert.ok((await pair.textContent())?.includes(hostile), "the markup is shown as it was written");
  assert.equal(await page.locator("main img").count(), 0);
}

async function compare(page: Page): Promise<void> {
  const pair = pairOf(page);
  await pair.getByRole("button", { name: "Compare with…" }).click();
  await page.keyboard.type("999");
  await page.keyboard.press("Enter");
  await page.getByText("No instruction was kept as 999.").waitFor();
  await page.getByLabel("Instruction or seed").fill("seed 2");
  await page.keyboard.press("Enter");
  await pair.getByRole("link", { name: "seed 2", exact: true }).waitFor();
  assert.match(page.url(), /beside=seed-2/);
  await pair.getByRole("button", { name: "Back to the nearest" }).click();
  await pair.getByText(/^precision/).waitFor();
  assert.doesNotMatch(page.url(), /beside=/);
}

async function keepUndoAndKeep(page: Page, row: Locator): Promise<void> {
  await row.click();
  await page.keyboard.press("a");
  await page.getByRole("status").getByText("It goes into the data set").waitFor();
  await row.getByText("kept by you").waitFor();
  await page.keyboard.press("Control+z");
  await row.getByText("kept by you").waitFor({ state: "detached" });
  await pairOf(page)
    .getByText("It goes into the data set; the loop’s own count stays.", { exact: true })
    .waitFor();
  await row.click();
  await page.keyboard.press("a");
  await row.getByText("kept by you").waitFor();
  await row.click();
  await pairOf(page)
    .getByText(/^You keep it/)
    .waitFor();
  assert.equal(await page.getByRole("button", { name: /^Keep it anyway/ }).isDisabled(), true);
}

async function assertKeptEverywhere(page: Page, row: Locator): Promise<void> {
  await page.getByRole("option", { name: /^Kept by you 1$/ }).waitFor();
  await row.click();
  await page.keyboard.press("Enter");
  await page
    .getByTestId("story")
    .getByText(/^You keep it/)
    .waitFor();
  await goTo(page, "/instructions?show=kept%20by%20a%20person", () =>
    page.getByRole("grid").getByRole("row").nth(1),
  );
  await page.getByRole("grid").getByText("kept by you").waitFor();
  await page.getByRole("grid").getByRole("row").nth(1).click();
  await page
    .getByTestId("story")
    .getByText(/^You keep it/)
    .waitFor();
  await page.getByTestId("export").click();
  const dialog = page.getByRole("dialog", { name: "Export the data set" });
  await dialog.getByText("Kept by you", { exact: true }).waitFor();
  const facts = (await dialog.getByRole("region", { name: "What goes in" }).textContent()) ?? "";
  assert.match(facts, new RegExp(`Kept by the filter${goal}Kept by you\\+1Rows in the file${goal + 1}`));
}

test(
  "a person sees why a text was set aside, keeps it anyway by keyboard, and finds it in the data set",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 120_000 },
  async (t) => {
    const server = await startServer({ answer: () => ({ text: reply }) });
    t.after(server.close);
    const [link, browser] = await Promise.all([startApp(t, temporaryFolder(t)), startBrowser(t)]);
    const back = await backstage(t, link);
    const { page, complaints, strangers } = await visit(browser, link);
    await back.project("pair");
    await back.sample("sample-24");
    await back.grow({ url: server.url, goal, batchSize: 4, train: "none", concurrency: 1 });
    await back.until(({ state }) => state.kind === "done");

    const row = await open(page);
    await assertPairIsText(page);
    await assertAccessible(page, "Filter");
    await compare(page);
    await keepUndoAndKeep(page, row);
    await assertAccessible(page, "Filter, one kept");
    await assertKeptEverywhere(page, row);
    assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] });
  },
);
