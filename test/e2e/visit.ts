import type { TestContext } from "node:test";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromiumFlags, chromiumPath } from "./chromium.ts";

/** Longer than anything on a screen takes; what grows is waited for with a time of its own. */
const WAITS_MS = 15_000;

/** A page of the real Chromium with everything that it complained of. */
export type Visit = Readonly<{
  page: Page;
  /** Console errors, uncaught errors, breaches of the page's policy, and dialogs of the browser, in words. */
  complaints: string[];
  /** Addresses other than the host's own that the page asked for anything. */
  strangers: string[];
}>;

/** The Chromium of this computer, closed with the test. */
export async function startBrowser(test: Pick<TestContext, "after">): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? "", args: [...chromiumFlags] });
  test.after(() => browser.close());
  return browser;
}

/** Follows a printed link in a context of its own; 1280 × 800, dark and with calm motion unless told otherwise. */
export async function visit(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: "dark",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAITS_MS);
  const complaints: string[] = [];
  const strangers: string[] = [];
  const { host } = new URL(link);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`Policy breached: ${violatedDirective} ${blockedURI}`),
    );
  });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`Dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const note = (address: string): void => {
    if (new URL(address).host !== host) strangers.push(address);
  };
  page.on("request", (request) => note(request.url()));
  page.on("websocket", (socket) => note(socket.url()));
  await page.goto(link);
  return { page, complaints, strangers };
}
