import type { Session } from "./electronApi.ts";
import { isOurs } from "./pageAddress.ts";
import type { PageAddress } from "./pageAddress.ts";

/** All that a page may ask for: to put text on the clipboard after a click. */
const granted = "clipboard-sanitized-write";

/** Denies the session everything that the page does not need: devices, downloads, and every address but ours. */
export function guardSession(session: Session, address: PageAddress): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(permission === granted));
  session.setPermissionCheckHandler((_contents, permission) => permission === granted);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !url.startsWith("devtools:") && !isOurs(url, address, ["http:", "ws:"]) });
  });
}
