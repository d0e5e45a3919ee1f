import type { Desk } from "../api/desk.ts";
import { resumeRun } from "../api/resumeRun.ts";
import { told } from "../api/trpc.ts";
import type { MainMessage } from "../nouns/hostPort.ts";
import type { ParentPort } from "../nouns/parentPort.ts";
import { watchState } from "./deskState.ts";
import { desktopHost } from "./desktopHost.ts";
import { openHostLine } from "./hostLine.ts";
import { serve } from "./httpServer.ts";
import { newDesk, thisSystem } from "./newDesk.ts";
import { pageFolder } from "./pageFolder.ts";

type OpenMessage = Extract<MainMessage, { kind: "open" }>;

/** Electron tells of no delivery; this is ample for the last message to leave. */
export const leavesWithinMs = 100;
/** How long a growth may take to end when main is gone and nobody waits for it. */
const orphanGraceMs = 10_000;

/** Serves the page for Electron's window until main says `end` or is gone. Throws Failure when it cannot start. */
export async function runDesktop(port: ParentPort, page: string | null): Promise<void> {
  const ready = Promise.withResolvers<Desk>();
  const ending = Promise.withResolvers<void>();
  const hear = (message: MainMessage): void => {
    if (message.kind === "end") ending.resolve();
    else if (message.kind === "open") void ready.promise.then((desk) => open(desk, message));
    else host.take(message);
  };
  const line = openHostLine(port, hear, say);
  const host = desktopHost(line.send);
  const desk = newDesk(thisSystem().home, host);
  const folder = page ?? (await pageFolder(say));
  const served = await serve({ desk, folder, port: null, report: say });
  line.send({ kind: "ready", port: served.port, cookie: served.cookie });
  const silence = watchState(desk, (state) => line.send({ kind: "state", state }), say);
  ready.resolve(desk);
  const isOrphan = await Promise.race([ending.promise.then(() => false), line.closed.then(() => true)]);
  if (isOrphan) {
    desk.bench.stopNow();
    setTimeout(() => process.exit(1), orphanGraceMs).unref();
  }
  await desk.close();
  silence();
  await served.close();
  if (isOrphan) process.exit(1);
  line.send({ kind: "ended" });
  setTimeout(() => process.exit(0), leavesWithinMs);
}

/** Opens what main named and goes on with its run when it asks for that; a refusal is told on the page. */
async function open(desk: Desk, { path, resume = false }: OpenMessage): Promise<void> {
  try {
    await desk.openFile(path);
    if (resume) await resumeRun(desk);
  } catch (error) {
    const { message, kind } = told(error);
    if (kind === "bug") say(error);
    desk.tell({ kind: "notice", sentence: message });
  }
}

function say(line: unknown): void {
  process.stderr.write(`${line instanceof Error ? (line.stack ?? line.message) : String(line)}\n`);
}
