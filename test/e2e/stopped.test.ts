import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { needs } from "../support/needs.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
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
const answeredWell = 6;

/** A live region of the frame; the stations have their own for what the arrows point at. */
const live = (how: "polite" | "assertive"): string => `p[aria-live="${how}"]:not(main p)`;

/** The words of the frame's live regions: what is said in its turn, and what is said at once. */
async function said(page: Page): Promise<Readonly<{ polite: string; urgent: string }>> {
  const [polite, urgent] = await Promise.all(
    [live("polite"), live("assertive")].map((region) => page.locator(region).textContent()),
  );
  return { polite: polite ?? "", urgent: urgent ?? "" };
}

test(
  "progress is said politely, a stop at once, and both states are accessible",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 120_000 },
  async (t) => {
    const write = retrievalWriter(retrievalBank(), { tasks: 4 });
    const server = await startServer({
      answer: ({ ordinal, content }) =>
        ordinal < answeredWell ? { text: write(content) } : { status: 401, message: "wrong key" },
    });
    t.after(server.close);
    const [link, browser] = await Promise.all([startApp(t, temporaryFolder(t)), startBrowser(t)]);
    const back = await backstage(t, link);
    await back.project("stops");
    await back.sample("sample-24");
    const { page, complaints } = await visit(browser, link);
    await page.getByRole("button", { name: "Plan a run" }).waitFor();
    await back.grow({ url: server.url, goal });
    await server.askedAtLeast(answeredWell - 2);
    server.hold();
    await server.heldAtLeast(2);
    await page.getByTestId("run-state").getByText("Growing").waitFor();
    await page.locator(live("polite"), { hasText: /^\d+ kept, \d+ percent/ }).waitFor({ state: "attached" });
    assert.equal((await said(page)).urgent, "");
    await assertAccessible(page, "Loop, growing");
    await goTo(page, "/grow?tab=requests", () => page.getByRole("radio", { name: "In flight" }));
    await page.getByRole("radio", { name: "In flight" }).press("Space");
    await page
      .getByRole("row", { name: /^Request \d+, .*asked/ })
      .nth(1)
      .waitFor();
    await assertAccessible(page, "Requests, in flight");

    server.release();
    await page.getByTestId("run-state").and(page.locator('[data-state="stopped"]')).waitFor();
    const before = await said(page);
    assert.match(before.urgent, /401|key/);
    await page.getByRole("list", { name: "Failed attempts" }).getByText("answered 401").waitFor();
    await assertAccessible(page, "Requests, stopped");
    await goTo(page, "/grow?tab=loop", () => page.getByRole("heading", { name: /^Requests \d/ }));
    await assertAccessible(page, "Loop, stopped");

    const dialog = page.getByRole("dialog", { name: "Continue growing" });
    await page.getByRole("button", { name: "Change the writer…" }).press("Enter");
    await dialog.waitFor();
    await assertAccessible(page, "Continue growing");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await untilFocused(page, /^Change the writer…$/);
    assert.equal((await said(page)).urgent, before.urgent);
    assert.deepEqual(complaints, []);
  },
);
