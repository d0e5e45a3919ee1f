import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { icnsFile, icnsWidths, icoFile, icoWidths } from "./iconFiles.ts";
import type { Picture } from "./iconFiles.ts";

// Draws every icon of the packages from icon.svg and document.svg: `npm run icons`, with Chromium at CHROMIUM.

const here = import.meta.dirname;
const linuxWidths = [16, 24, 32, 48, 64, 128, 256, 512] as const;
/** macOS leaves a margin around an icon: its square takes 824 of 1024. */
const macShare = 824 / 960;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
mkdirSync(join(here, "png"), { recursive: true });
for (const { png, width } of await draw(page, "icon.svg", linuxWidths, 1)) {
  writeFileSync(join(here, "png", `${width}x${width}.png`), png);
}
const macWidths = [...new Set(Object.values(icnsWidths))];
writeFileSync(join(here, "icon.ico"), icoFile(await draw(page, "icon.svg", icoWidths, 1)));
writeFileSync(join(here, "icon.icns"), icnsFile(await draw(page, "icon.svg", macWidths, macShare)));
writeFileSync(join(here, "document.ico"), icoFile(await draw(page, "document.svg", icoWidths, 1)));
writeFileSync(join(here, "document.icns"), icnsFile(await draw(page, "document.svg", macWidths, 1)));
await browser.close();

/** The drawing at each width, with nothing behind it; `share` of the width is the drawing, the rest margin. */
async function draw(
  page: Page,
  file: string,
  widths: readonly number[],
  share: number,
): Promise<readonly Picture[]> {
  const source = `data:image/svg+xml;base64,${readFileSync(join(here, file)).toString("base64")}`;
  const pictures: Picture[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: width });
    const margin = (width * (1 - share)) / 2;
    const size = width * share;
    await page.setContent(
      `<style>body{margin:0}img{position:absolute;left:${margin}px;top:${margin}px;width:${size}px;height:${size}px}</style><img src="${source}">`,
    );
    pictures.push({ png: await page.screenshot({ omitBackground: true }), width });
  }
  return pictures;
}
