import { useMutation, useQuery } from "@tanstack/react-query";
import { backend, trpc } from "../api/client.ts";
import { uploadNewProject } from "../api/upload.ts";
import { startAfresh } from "../live/projects.ts";
import { cannotOpenDrop, notAProject } from "../words/start.ts";
import { entering } from "./hostEvents.ts";

/** What is happening to the file given last. */
export type StartFile = Readonly<{
  /** A seed file makes a project named after it, a project file is opened. */
  take: (file: File) => void;
  useSample: () => void;
  /** The name of the file that is being read. */
  reading: string | null;
  isPending: boolean;
  failure: string | null;
}>;

/** Gives true when this page is in a project now; throws the sentence of a refusal. */
async function enterWith(file: File, projectsFolder: string | null): Promise<boolean> {
  if (file.name.endsWith(".seedbed")) {
    const bridge = window.seedbed;
    if (bridge === undefined) throw new Error(cannotOpenDrop(file.name, projectsFolder));
    if (!(await bridge.drop(file))) throw new Error(notAProject(file.name));
    return false;
  }
  const { isAccepted, sentence } = await uploadNewProject(file);
  if (!isAccepted) throw new Error(sentence);
  return true;
}

/** Starts with a file that was dropped or chosen, or with the sample seeds. */
export function useStartFile(): StartFile {
  const host = useQuery(trpc.host.info.queryOptions());
  const file = useMutation({
    mutationKey: entering,
    mutationFn: (given: File) => enterWith(given, host.data?.projectsFolder ?? null),
    onSuccess: (isEntered) => (isEntered ? startAfresh("plan") : undefined),
  });
  const sample = useMutation({
    mutationKey: entering,
    mutationFn: () => backend.projects.createSample.mutate(),
    onSuccess: () => startAfresh(),
  });
  const last = sample.submittedAt > file.submittedAt ? sample : file;
  return {
    take: (given) => file.mutate(given),
    useSample: () => sample.mutate(),
    reading: file.isPending ? file.variables.name : null,
    isPending: file.isPending || sample.isPending,
    failure: last.error?.message ?? null,
  };
}
