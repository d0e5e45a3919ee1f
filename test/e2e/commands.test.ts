import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { needs } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { assertAccessible } from "./accessible.ts";
import { startApp } from "./app.ts";
import { chromiumFlags, chromiumPath } from "./chromium.ts";

test(
  "commands are found and run by the keyboard alone, also before a project is open",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 120_000 },
  async (t) => {
    const home = temporaryFolder(t);
    const link = await startApp(t, home);
    const browser = await chromium.launch({ executablePath: chromiumPath() ?? "", args: [...chromiumFlags] });
    t.after(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(link);
    const palette = page.getByRole("combobox", { name: "Search or run a command" });
    const sheet = page.getByRole("dialog", { name: "Keys" });
    const saved = (): string => readFileSync(join(home, "settings.json"), "utf8");

    const origin = page.getByRole("button", { name: "Keys of this screen" });
    await origin.focus();
    await page.keyboard.press("Control+k");
    await palette.waitFor();
    await assertAccessible(page, "Palette");
    await page.keyboard.type("zebra");
    await page.getByText("Nothing here answers to “zebra”.").waitFor();
    await page.keyboard.press("Escape");
    await palette.waitFor({ state: "hidden" });
    await page.waitForFunction(
      () => document.activeElement?.getAttribute("aria-label") === "Keys of this screen",
    );

    await page.keyboard.press("Control+k");
    await page.keyboard.type("density rows");
    await page.keyboard.press("Enter");
    await page.locator('html[data-density="roomy"]').waitFor();

    await page.keyboard.press("Shift+?");
    await sheet.waitFor();
    await assertAccessible(page, "Keys");
    await page.getByRole("switch", { name: "Single letters and signs act" }).press("Space");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await page.keyboard.press("Shift+?");
    assert.equal(await sheet.count(), 0, "a sign acts although signs are switched off");

    await page.keyboard.press("Control+k");
    await page.keyboard.type("settings appearance");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Appearance" }).waitFor();
    assert.match(saved(), /"density": "roomy"/);
    assert.match(saved(), /"letterKeys": false/);
    assert.deepEqual(complaints, []);
  },
);
