import { z } from "zod";
import type { OwnChild } from "./hostPort.ts";

/** Where keys are kept, and an honest sentence about it. */
export const keyPlace = z.strictObject({
  kind: z.enum(["keychain", "file", "session"]),
  sentence: z.string(),
});
export type KeyPlace = z.infer<typeof keyPlace>;

/** Keys of servers by the id of the saved writer; never in a project, never sent to the page. */
export type KeyStore = Readonly<{
  place: () => Promise<KeyPlace>;
  get: (id: string) => Promise<string | null>;
  set: (id: string, key: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
}>;

/** Dialogs of the system; each gives a path, or null when the user called it off. */
export type HostDialogs = Readonly<{
  pickProject: () => Promise<string | null>;
  nameProject: (name: string) => Promise<string | null>;
  pickFolder: (title: string) => Promise<string | null>;
}>;

/** What the house around the backend can do: the desktop app, the browser host or the terminal. */
export type HostServices = Readonly<{
  name: "desktop" | "browser" | "terminal";
  dialogs: HostDialogs | null;
  /** Shows a file or folder in the system's file manager; null where the host cannot. */
  reveal: ((path: string) => void) | null;
  keys: KeyStore;
  /** Starts a process of ours through the host; null where the backend starts it by itself. */
  startChild: ((which: OwnChild) => ChildPort) | null;
}>;

/** A process brokered by the host, as bare as its messages. */
export type ChildPort = Readonly<{
  send: (message: object) => void;
  onMessage: (listener: (message: unknown) => void) => void;
  onLog: (listener: (line: string) => void) => void;
  onExit: (listener: (code: number | null) => void) => void;
  stop: (graceMs: number) => void;
}>;
