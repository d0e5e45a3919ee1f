import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { z } from "zod";
import { serverProcess } from "../support/host.ts";
import { needs } from "../support/needs.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { launchApp } from "./app.ts";
import { chromiumPath } from "./chromium.ts";
import { backstage } from "./grown.ts";
import { startBrowser, visit } from "./visit.ts";

const goal = 80;
const grownBeforeTheKill = 24;
const concurrency = 2;
const growsWithinMs = 60_000;
/** The bar speaks of silence after five seconds; this leaves a busy computer its time. */
const tellsWithinMs = 15_000;

const counts = z.object({
  asked: z.record(z.string(), z.number()),
  replied: z.record(z.string(), z.number()),
});

/** The gate and the counters of the loopback server, over HTTP. */
function controlOf(url: string) {
  const root = url.replace(/\/v1$/, "");
  return {
    hold: () => fetch(`${root}/control/hold`, { method: "POST" }),
    release: () => fetch(`${root}/control/release`, { method: "POST" }),
    heldAtLeast: (count: number) => fetch(`${root}/held?atLeast=${count}`),
    counts: async () => counts.parse(await (await fetch(`${root}/asked`)).json()),
  };
}

async function keptOf(page: Page): Promise<number> {
  const words = await page.getByText(new RegExp(`^\\d+ of ${goal} kept$`)).textContent();
  return Number.parseInt(words ?? "", 10);
}

test(
  "a host killed while it grows is told on the page, and goes on to the goal after a new start",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 150_000 },
  async (t) => {
    const home = temporaryFolder(t);
    const [{ url }, first, browser] = await Promise.all([
      serverProcess(t, 4),
      launchApp(t, home),
      startBrowser(t),
    ]);
    const server = controlOf(url);
    const back = await backstage(t, first.link);
    await back.project("killed");
    await back.sample("sample-24");
    const { page, complaints } = await visit(browser, first.link);
    await back.grow({ url, goal, concurrency });
    await back.until(({ verdicts }) => verdicts.kept >= grownBeforeTheKill);
    await server.hold();
    await server.heldAtLeast(concurrency);
    const arrived = Object.keys((await server.counts()).replied);
    await page
      .getByText(new RegExp(`${concurrency} in flight`))
      .first()
      .waitFor();
    const kept = await keptOf(page);
    assert.ok(kept >= grownBeforeTheKill && kept < goal, `${kept} kept`);
    await first.end("SIGKILL");

    await page
      .getByRole("status")
      .getByText(/^No word from Seedbed for \d/)
      .waitFor({ timeout: tellsWithinMs });
    assert.equal(await keptOf(page), kept);
    await page.getByRole("heading", { name: /^Seeds \d/ }).waitFor();

    await server.release();
    const port = new URL(first.link).port;
    const project = join(home, "projects", "killed.seedbed");
    const second = await launchApp(t, home, ["--port", port, "--project", project]);
    complaints.length = 0;
    await page.goto(second.link);
    const state = page.getByTestId("run-state");
    await state.getByText(/^Stopped at /).waitFor();
    await page.getByText("2 requests were in flight; they will be asked again").first().waitFor();
    assert.equal(await keptOf(page), kept);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await state.getByText(`${goal} kept`).waitFor({ timeout: growsWithinMs });
    const { asked } = await server.counts();
    assert.deepEqual(
      arrived.filter((prompt) => asked[prompt] !== 1),
      [],
    );
    assert.deepEqual(complaints, []);
  },
);
