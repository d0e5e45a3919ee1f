import { EventEmitter } from "node:events";
import type { CookiesSetDetails } from "electron";
import type { Session } from "../../../electron/shell/electronApi.ts";

export class FakeSession extends EventEmitter implements Session {
  readonly jar = new Map<string, CookiesSetDetails>();
  allows: Record<string, boolean> = {};
  mayLoad: (url: string) => boolean = () => true;
  mayAsk: (permission: string) => boolean = () => true;
  checks: (permission: string) => boolean = () => true;
  device: () => boolean = () => true;
  streams: unknown = "untouched";
  protectedClasses: (details: { protectedClasses: string[] }) => string[] = () => [];
  readonly cookies = {
    set: async (details: CookiesSetDetails): Promise<void> => {
      this.jar.set(`${new URL(details.url).host} ${details.name}`, details);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (
      listener: (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void,
    ): void => {
      this.mayLoad = (url) => {
        let isCancelled = true;
        listener({ url }, ({ cancel }) => {
          isCancelled = cancel;
        });
        return !isCancelled;
      };
    },
  };
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (isGranted: boolean) => void) => void,
  ): void {
    this.mayAsk = (permission) => {
      let isGranted = true;
      handler(null, permission, (answer) => {
        isGranted = answer;
      });
      return isGranted;
    };
  }
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.checks = (permission) => handler(null, permission);
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(
    handler: (request: unknown, callback: (streams: null) => void) => void,
  ): void {
    handler({}, (streams) => {
      this.streams = streams;
    });
  }
  setUSBProtectedClassesHandler(handler: (details: { protectedClasses: string[] }) => string[]): void {
    this.protectedClasses = handler;
  }
  /** A real request, as the window makes it: only past the guard, with this session's cookies for that host and port. */
  async get(url: string): Promise<number> {
    if (!this.mayLoad(url)) return 0;
    // A cookie jar knows hosts, not ports.
    const { hostname } = new URL(url);
    const ours = [...this.jar.values()].filter((details) => new URL(details.url).hostname === hostname);
    const cookie = ours.map(({ name, value }) => `${name ?? ""}=${value ?? ""}`).join("; ");
    return fetch(url, { headers: { cookie } }).then(
      ({ status }) => status,
      () => 0,
    );
  }
}
