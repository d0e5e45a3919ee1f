import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumFlags, chromiumPath } from "./chromium.ts";

test(
  "without a project, every section opens, and a writer is added, tested and mended by keyboard",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 180_000 },
  async (t) => {
    const server = await startServer({
      answer: ({ authorization }) =>
        authorization === "Bearer right-key" ? { text: "Ready." } : { status: 401 },
    });
    t.after(server.close);
    const link = await startApp(t, temporaryFolder(t));
    const browser = await chromium.launch({ executablePath: chromiumPath() ?? "", args: [...chromiumFlags] });
    t.after(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(link);

    for (const [section, title] of [
      ["general", "General"],
      ["models", "Models"],
      ["trainer", "Trainer"],
      ["filter", "Filter"],
      ["keyboard", "Keyboard"],
      ["appearance", "Appearance"],
      ["data", "Data and privacy"],
      ["writers", "Writers"],
    ] as const) {
      await page.goto(`${new URL(link).origin}/#/settings?section=${section}`);
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      await assertAccessible(page, title);
    }

    await page.getByRole("button", { name: "Add a writer" }).press("Enter");
    await page.getByRole("button", { name: "OpenAI", exact: true }).press("Enter");
    await page.getByLabel("Address").fill(server.url);
    await page.getByLabel("Address").press("Enter");
    await page.getByText("Name the model as the server calls it.").waitFor();
    assert.equal(await page.evaluate("document.activeElement.name"), "model");
    await assertAccessible(page, "Writers, with errors");
    await page.getByRole("combobox", { name: "Model" }).fill("loopback-writer");
    await page.getByLabel("Key of the server").fill("wrong-key");
    await page.getByLabel("Key of the server").press("Enter");
    await page.getByTestId("probe-key").getByText("Key refused").waitFor();
    await page.getByRole("option", { name: /^OpenAI.*key refused/ }).waitFor();

    await page.getByLabel("Key of the server").fill("right-key");
    await page.getByLabel("Key of the server").press("Enter");
    await page.getByTestId("probe-json").waitFor();
    await page.getByRole("option", { name: /^OpenAI.*no JSON mode/ }).waitFor();
    assert.equal(await page.getByLabel("Key of the server").inputValue(), "");
    await assertAccessible(page, "Writers, tested");
    assert.ok(!(await page.content()).includes("right-key"));

    await page.getByRole("button", { name: "Remove…" }).press("Enter");
    await page.getByRole("button", { name: "Remove the writer" }).press("Enter");
    await page.getByRole("option", { name: /^OpenAI/ }).waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
  },
);
