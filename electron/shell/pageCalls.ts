import { z } from "zod";
import { dropChannel } from "./channels.ts";
import type { ElectronApi, PageCall } from "./electronApi.ts";
import { isOurs } from "./pageAddress.ts";
import type { PageAddress } from "./pageAddress.ts";
import { isProjectFile } from "./projectFile.ts";

const dropped = z.tuple([z.string().min(1).max(32_768)]);

/** Hears the page's one call: a dropped file. Calls of any other frame or address are refused. */
export function hearPage(
  { ipcMain }: Pick<ElectronApi, "ipcMain">,
  tools: Readonly<{ address: PageAddress; page: () => unknown; open: (path: string) => void }>,
): void {
  const isPage = ({ sender, senderFrame }: PageCall): boolean =>
    sender === tools.page() &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isOurs(senderFrame.url, tools.address);
  ipcMain.handle(dropChannel, async (event, ...args) => {
    if (!isPage(event)) throw new Error("Seedbed answers only to its own page.");
    const read = dropped.safeParse(args);
    if (!read.success || !(await isProjectFile(read.data[0]))) return false;
    tools.open(read.data[0]);
    return true;
  });
}
