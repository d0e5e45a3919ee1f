import { createInterface } from "node:readline";
import type { ElectronApi, Utility } from "./electronApi.ts";

type ForkRequest = Readonly<{
  entry: string;
  /** As the process is named in the system's lists and in logs. */
  name: string;
  env: Record<string, string>;
  /** Hears each line of its stdout and stderr. */
  onLine: (line: string) => void;
}>;

/** Starts a file of ours as a utility process; nothing is inherited but the named environment. */
export function forkUtility(
  { utilityProcess }: Pick<ElectronApi, "utilityProcess">,
  { entry, name, env, onLine }: ForkRequest,
): Utility {
  const forked = utilityProcess.fork(entry, [], { serviceName: name, stdio: "pipe", env });
  for (const stream of [forked.stdout, forked.stderr]) {
    if (stream !== null) createInterface({ input: stream, crlfDelay: Infinity }).on("line", onLine);
  }
  return forked;
}
