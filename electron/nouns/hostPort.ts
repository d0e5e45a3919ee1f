import { z } from "zod";

/**
 * The messages between Electron's main process and the backend in its utility process: plain data over
 * `parentPort`, checked on both sides. `request` pairs an ask with its answer; `child` names one brokered process.
 */
const request = z.number().int().positive();
const child = z.number().int().positive();
const path = z.string().min(1);

/** What the backend may ask of main; every ask is answered by `answer` or `refused`. */
export const hostAsk = z.discriminatedUnion("kind", [
  /** A dialog that picks a project file; the answer is its path, or null when it was called off. */
  z.strictObject({ kind: z.literal("pickProject") }),
  /** A dialog that names a new project's file; the answer is its path or null. */
  z.strictObject({ kind: z.literal("nameProject"), name: z.string() }),
  /** A dialog that picks a folder; the answer is its path or null. */
  z.strictObject({ kind: z.literal("pickFolder"), title: z.string() }),
  /** Where keys are kept; the answer is a JSON text of `keyPlace`. */
  z.strictObject({ kind: z.literal("keyPlace") }),
  /** A key by endpoint id; the answer is the key, or null. */
  z.strictObject({ kind: z.literal("readKey"), id: z.string().min(1) }),
  z.strictObject({ kind: z.literal("storeKey"), id: z.string().min(1), key: z.string().min(1) }),
  z.strictObject({ kind: z.literal("removeKey"), id: z.string().min(1) }),
]);
export type HostAsk = z.infer<typeof hostAsk>;

/** What main shows outside the page: title, taskbar progress, power-save blocker, notification, the quit question. */
export const hostState = z.strictObject({
  project: z.strictObject({ name: z.string(), path }).nullable(),
  run: z
    .strictObject({
      state: z.enum(["growing", "pausing", "paused", "stopped", "done", "crashed"]),
      /** Kept ÷ goal, 0 … 1. */
      share: z.number().min(0).max(1),
      /** The run in a sentence, for the notification when it ends: "240 kept in 5 min 8 s." */
      sentence: z.string(),
    })
    .nullable(),
});
export type HostState = z.infer<typeof hostState>;

/** Processes of ours that a utility process cannot start by itself once Electron's run-as-node fuse is off. */
export const ownChild = z.enum(["trainer", "writer"]);
export type OwnChild = z.infer<typeof ownChild>;

export const backendMessage = z.discriminatedUnion("kind", [
  /** The server listens on 127.0.0.1; the cookie lets the window in. */
  z.strictObject({
    kind: z.literal("ready"),
    port: z.number().int().min(1).max(65535),
    cookie: z.strictObject({ name: z.string(), value: z.string() }),
  }),
  /** The backend cannot start; the sentence says why. */
  z.strictObject({ kind: z.literal("failed"), sentence: z.string() }),
  z.strictObject({ kind: z.literal("state"), state: hostState }),
  z.strictObject({ kind: z.literal("ask"), request, ask: hostAsk }),
  z.strictObject({ kind: z.literal("reveal"), path }),
  z.strictObject({ kind: z.literal("startChild"), child, which: ownChild }),
  z.strictObject({ kind: z.literal("childSend"), child, message: z.unknown() }),
  /** Ends the child's input; main kills it after `graceMs`. */
  z.strictObject({ kind: z.literal("childStop"), child, graceMs: z.number().nonnegative() }),
  /** Everything is paused and closed; the backend exits now. */
  z.strictObject({ kind: z.literal("ended") }),
]);
export type BackendMessage = z.infer<typeof backendMessage>;

export const mainMessage = z.discriminatedUnion("kind", [
  /**
   * Opens a project that the system, a drop or a recent document named. `resume`: its run grew when the backend
   * before this one crashed, and goes on with the writer it had.
   */
  z.strictObject({ kind: z.literal("open"), path, resume: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal("answer"), request, value: z.string().nullable() }),
  z.strictObject({ kind: z.literal("refused"), request, sentence: z.string() }),
  z.strictObject({ kind: z.literal("childMessage"), child, message: z.unknown() }),
  z.strictObject({ kind: z.literal("childLog"), child, line: z.string() }),
  z.strictObject({ kind: z.literal("childExit"), child, code: z.number().int().nullable() }),
  /** Pause, let arrive what is in flight, close the project, say `ended`, exit. */
  z.strictObject({ kind: z.literal("end") }),
]);
export type MainMessage = z.infer<typeof mainMessage>;
