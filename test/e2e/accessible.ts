import assert from "node:assert/strict";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const findings = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
  ),
});
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Fails when axe finds a breach of WCAG 2.2 AA on the page as it stands, in the dark or the light theme; forced
 * colours, where they are on, stay.
 */
export async function assertAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
    const isForced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
    // axe reads the fill of text, which Chromium gives as it is without forced colours.
    const rules = { "color-contrast": { enabled: !isForced } };
    const options = { runOnly: standards, resultTypes: ["violations"], rules };
    const result: unknown = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
    const { violations } = findings.parse(result);
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${failureSummary} ${html}`),
    );
    assert.deepEqual(told, [], `${screen}, ${colorScheme}`);
  }
}
