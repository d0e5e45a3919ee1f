import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { z } from "zod";

const stop = z.object({
  /** The element in words: its tag, role and name. */
  words: z.string(),
  name: z.string(),
  hasRing: z.boolean(),
  isInView: z.boolean(),
});
export type Stop = z.infer<typeof stop>;

/** Where the focus is, whether a ring shows it there or on what stands for it, and whether it is on the screen. */
export async function focused(page: Page): Promise<Stop> {
  const found: unknown = await page.evaluate(() => {
    const active = document.activeElement ?? document.body;
    const named = (id: string | null): Element | null => (id === null ? null : document.getElementById(id));
    const inside = named(active.getAttribute("aria-activedescendant"));
    const labelled = (active.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => named(id)?.textContent);
    const ownLabel = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : undefined;
    const name =
      active.getAttribute("aria-label") ?? (labelled.join(" ").trim() || ownLabel) ?? active.textContent;
    const parents = [active.parentElement, active.parentElement?.parentElement];
    const shown = [inside, active, ...parents].filter((each) => each instanceof Element);
    const hasRing = shown.some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    });
    const box = (inside ?? active).getBoundingClientRect();
    return {
      words: `${active.tagName.toLowerCase()} ${active.getAttribute("role") ?? ""} “${name.trim().slice(0, 80)}”`,
      name: name.trim(),
      hasRing,
      isInView: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    };
  });
  return stop.parse(found);
}

/** Fails when the focus is nowhere, or cannot be seen. */
export async function assertFocusSeen(page: Page, after: string): Promise<Stop> {
  const at = await focused(page);
  assert.ok(!at.words.startsWith("body"), `after ${after} the focus is nowhere`);
  assert.ok(at.hasRing, `after ${after} no ring shows the focus on ${at.words}`);
  assert.ok(at.isInView, `after ${after} the focus is off the screen, on ${at.words}`);
  return at;
}

/** Presses Tab until what is so named has the focus; every stop on the way must be seen. */
export async function tabTo(page: Page, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 60) {
    await page.keyboard.press(key);
    if ((await focused(page)).words.startsWith("body")) continue;
    const at = await assertFocusSeen(page, `${key} from ${passed.at(-1) ?? "the start"}`);
    if (name.test(at.name)) return;
    passed.push(at.words);
  }
  throw new Error(`No ${String(name)} among:\n${passed.join("\n")}`);
}

/** Resolves when what is so named has the focus. */
export async function untilFocused(page: Page, name: RegExp): Promise<void> {
  const isThere = async (): Promise<boolean> => name.test((await focused(page)).name);
  const until = performance.now() + 5_000;
  while (!(await isThere())) {
    if (performance.now() > until) {
      throw new Error(`The focus is on ${(await focused(page)).words}, not on ${String(name)}.`);
    }
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
