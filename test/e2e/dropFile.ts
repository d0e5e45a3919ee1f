import type { Locator, Page } from "playwright-core";

/** Drops a file of this name and text, as a person would with the mouse. */
export async function dropFile(page: Page, over: Locator, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, content]) => {
      const files = new DataTransfer();
      files.items.add(new File([content], file));
      return files;
    },
    [name, text] as const,
  );
  await over.dispatchEvent("dragenter", { dataTransfer });
  await over.dispatchEvent("drop", { dataTransfer });
}
