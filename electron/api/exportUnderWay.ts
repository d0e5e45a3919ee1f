import { Failure } from "../nouns/failure.ts";
import type { ExportChoice, ExportNews } from "../nouns/exportView.ts";
import type { Project } from "../store/project.ts";
import { newest } from "./newest.ts";
import type { Newest } from "./newest.ts";

/** How long an export goes on that nobody listens to: a page whose connection broke is back by then. */
export const unheardForMs = 4_000;

/** Writes a data set until `signal`, telling how far it is; gives the last news. */
export type ExportWork = (
  watching: Readonly<{ signal: AbortSignal; tell: (news: ExportNews) => void }>,
) => Promise<ExportNews>;

type UnderWay = {
  readonly choice: string;
  readonly whole: Promise<ExportNews>;
  readonly ending: AbortController;
  readonly listeners: Set<Newest<ExportNews>>;
  last: ExportNews | null;
  silence: NodeJS.Timeout | null;
};

const underWay = new WeakMap<Project, UnderWay>();

/**
 * The news of the project's export with this choice until its end: of the one under way, else of a new one. It
 * is called off when nobody has listened for `unheardForMs`. Throws Failure `usage` while others listen to an
 * export with another choice, and what `work` throws.
 */
export async function* exportNews(
  project: Project,
  choice: ExportChoice,
  work: ExportWork,
  signal: AbortSignal,
): AsyncGenerator<ExportNews, void> {
  const text = JSON.stringify(choice);
  await clearWay(project, text);
  const one = underWay.get(project) ?? begin(project, text, work);
  const news = newest<ExportNews>();
  if (one.last !== null) news.tell(one.last);
  const gone = Promise.withResolvers<void>();
  const leave = (): void => gone.resolve();
  signal.addEventListener("abort", leave, { once: true });
  if (signal.aborted) leave();
  one.listeners.add(news);
  if (one.silence !== null) clearTimeout(one.silence);
  one.silence = null;
  try {
    yield* news.until(Promise.race([one.whole, gone.promise]));
    if (!signal.aborted) yield await one.whole;
  } finally {
    signal.removeEventListener("abort", leave);
    one.listeners.delete(news);
    if (one.listeners.size === 0) one.silence = setTimeout(() => one.ending.abort(), unheardForMs).unref();
  }
}

/** Throws Failure `usage` while somebody listens to an export of the project; one unheard is called off. */
export function refuseWhileExporting(project: Project, wish: string): void {
  const one = underWay.get(project);
  if (one === undefined) return;
  if (one.listeners.size === 0) one.ending.abort();
  if (one.ending.signal.aborted) return;
  throw new Failure(
    "usage",
    `${project.name} is being exported. Wait until that has ended, or call it off, before you ${wish}.`,
  );
}

/** Calls off the project's export, if there is one, and waits until nothing of it is left. */
export async function endExport(project: Project | null): Promise<void> {
  const one = project === null ? undefined : underWay.get(project);
  one?.ending.abort();
  await one?.whole.catch(() => undefined);
}

/** Waits until the project has no export but one with this choice that goes on. */
async function clearWay(project: Project, choice: string): Promise<void> {
  for (;;) {
    const one = underWay.get(project);
    if (one === undefined || (one.choice === choice && !one.ending.signal.aborted)) return;
    refuseWhileExporting(project, "export it in another way");
    await endExport(project);
  }
}

function begin(project: Project, choice: string, work: ExportWork): UnderWay {
  const ending = new AbortController();
  const listeners: UnderWay["listeners"] = new Set();
  const tell = (news: ExportNews): void => {
    one.last = news;
    for (const listener of listeners) listener.tell(news);
  };
  // The work begins a turn later: its first word finds its listener.
  const whole = Promise.resolve()
    .then(() => work({ signal: ending.signal, tell }))
    .finally(() => {
      underWay.delete(project);
      if (one.silence !== null) clearTimeout(one.silence);
    });
  const one: UnderWay = { choice, whole, ending, listeners, last: null, silence: null };
  // Its listeners hear of a rejection; without one it is nobody's.
  whole.catch(() => undefined);
  underWay.set(project, one);
  return one;
}
