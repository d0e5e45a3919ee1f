import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { startApp } from "./app.ts";
import { chromiumPath } from "./chromium.ts";
import { dropFile } from "./dropFile.ts";
import { backstage } from "./grown.ts";
import { goTo } from "./screens.ts";
import { startBrowser, visit } from "./visit.ts";

/** Markup that would do something if any of it became an element. */
const hostile = [
  '<img src="http://elsewhere.invalid/x.png" onerror="alert(1)">',
  "<script>alert(2)</script>",
  '<iframe src="javascript:alert(3)"></iframe>',
  '<svg onload="alert(4)"><use href="http://elsewhere.invalid/#a"/></svg>',
  '<style>*{display:none}</style><link rel="stylesheet" href="http://elsewhere.invalid/x.css">',
  '<meta http-equiv="refresh" content="0;url=http://elsewhere.invalid/">',
  '<base href="http://elsewhere.invalid/"><form action="/"><input autofocus onfocus="alert(5)">',
  '</pre></textarea></title>--><a href="javascript:alert(6)">click</a>',
  "[click](javascript:alert(7)) ![x](http://elsewhere.invalid/y.png)",
  "\u202Etxt.exe \u2067 \u0000 {{constructor.constructor('alert(8)')()}} %00 ${alert(9)}",
  `a ${"W".repeat(3_000)} b`,
] as const;
const opening = [
  "Explain to a pupil what",
  "Tell a friend how",
  "Describe in two words why",
  "Say at length whether",
];
const madeOfText =
  "img, script, iframe, object, embed, base, link, meta, style, use, form[action], [onerror], [onload], [onfocus], [href^='javascript:']";

function instructionOf(place: number): string {
  return `${opening[place % opening.length]} “${hostile[place % hostile.length]}” matters in case ${place}`;
}

/** A reply in the form that the prompt asks for, each task with markup in all three parts. */
function replyOf(ordinal: number): string {
  const tasks = [0, 1, 2, 3].map((place) => {
    const at = ordinal * 4 + place;
    const text = (hostile[at % hostile.length] ?? "").replaceAll("\u0000", "");
    const line = instructionOf(at).replaceAll("\u0000", "");
    return `###\n${place + 4}. Instruction: ${line}\n${place + 4}. Input:\n${text}\n${place + 4}. Output:\nIt says ${text} and no more than that.`;
  });
  return [...tasks, "###"].join("\n");
}

function seedFile(): string {
  const seeds = hostile.map((text, place) => ({
    instruction: instructionOf(place),
    input: text,
    output: text,
  }));
  return [...seeds.map((seed) => JSON.stringify(seed)), `{"id": "<b>no seed", "instances": []}`].join("\n");
}

/** Nothing in this part of the page was made from a text, and the window stays as wide as it was. */
async function assertOnlyText(page: Page, part: Locator, where: string): Promise<void> {
  const made = await part.locator(madeOfText).evaluateAll((found) => found.map(({ outerHTML }) => outerHTML));
  assert.deepEqual(made, [], where);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${where} is ${over} px too wide`);
}

async function walkThePlaces(page: Page): Promise<void> {
  const main = page.getByRole("main");
  const places = [
    ["/seeds?seed=1", () => page.getByTestId("seed-story").getByText(hostile[0])],
    ["/seeds?tab=aside", () => main.getByText("<b>no seed")],
    ["/grow?tab=loop", () => page.getByRole("heading", { name: /^Requests \d/ })],
    ["/grow?tab=requests&request=1", () => main.locator("pre", { hasText: hostile[0] })],
    ["/instructions?show=all", () => page.getByRole("grid").getByRole("row").nth(2)],
    [
      "/instructions?show=all&story=1",
      () => page.getByTestId("story").locator("blockquote", { hasText: hostile[0] }),
    ],
    [
      "/instructions?show=all&story=2",
      () => page.getByTestId("story").locator("blockquote", { hasText: hostile[1] }),
    ],
    ["/instructions?show=all&story=10", () => page.getByTestId("story").getByText("constructor.constructor")],
    ["/instructions?show=all&story=11", () => page.getByTestId("story").getByText("WWWWWWWW")],
    [`/instructions?show=all&search=${encodeURIComponent('"<script>alert(2)</script>"')}`, () => main],
  ] as const;
  for (const [at, isThere] of places) {
    await goTo(page, at, isThere);
    await assertOnlyText(page, main, at);
  }
}

test(
  "texts full of markup stay texts: no element, no script, no request elsewhere",
  { skip: needs(chromiumPath(), "Chromium"), timeout: 120_000 },
  async (t) => {
    const server = await startServer({ answer: ({ ordinal }) => ({ text: replyOf(ordinal) }) });
    t.after(server.close);
    const [link, browser] = await Promise.all([startApp(t, temporaryFolder(t)), startBrowser(t)]);
    const back = await backstage(t, link);
    const { page, complaints, strangers } = await visit(browser, link);
    const main = page.getByRole("main");

    const name = '<img src=x onerror="alert(1)">.jsonl';
    await page.getByRole("heading", { name: "This computer" }).waitFor();
    await dropFile(page, main, name, `no seed but ${hostile[0]}`);
    await page.getByRole("alert").getByText(name).waitFor();
    await assertOnlyText(page, main, "Welcome");
    assert.match(complaints.splice(0, 1)[0] ?? "", /422/);
    await dropFile(page, main, "markup.jsonl", seedFile());
    await page.getByTestId("grow").waitFor();

    await back.grow({ url: server.url, goal: 12 });
    await back.until(({ state }) => state.kind === "done");
    await walkThePlaces(page);

    await page.getByTestId("export").click();
    const dialog = page.getByRole("dialog", { name: "Export the data set" });
    await dialog.getByRole("tab", { name: "First rows" }).click();
    await dialog.locator("pre", { hasText: hostile[1] }).waitFor();
    await assertOnlyText(page, dialog, "Export");
    assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] });
  },
);
