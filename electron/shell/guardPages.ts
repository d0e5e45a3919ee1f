import type { Contents, ElectronApi, Navigation } from "./electronApi.ts";
import { isOurs } from "./pageAddress.ts";
import type { PageAddress } from "./pageAddress.ts";

/** Keeps every page on its own address; links out go to the user's browser, and only over https. */
export function guardPages(
  { app, shell }: Pick<ElectronApi, "app" | "shell">,
  address: PageAddress,
  say: (line: string) => void,
): void {
  const openOutside = (url: string): void => {
    if (!URL.canParse(url) || new URL(url).protocol !== "https:") return;
    shell
      .openExternal(new URL(url).href)
      .catch((error: unknown) => say(`A link did not open: ${String(error)}`));
  };
  app.on("web-contents-created", (_event, contents: Contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: "deny" };
    });
    const stay = (event: Navigation): void => {
      if (!isOurs(event.url, address)) event.preventDefault();
    };
    contents.on("will-navigate", stay);
    contents.on("will-frame-navigate", stay);
    contents.on("will-redirect", stay);
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}
