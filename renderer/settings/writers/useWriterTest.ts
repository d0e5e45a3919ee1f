import { useEffect, useRef, useState } from "react";
import type { Probe } from "../../../electron/generate/probe.ts";
import { backend, queryClient, trpc } from "../../api/client.ts";

/** A test under way or just ended, of one writer. */
export type WriterTestRun = Readonly<{
  id: string;
  probes: readonly Probe[];
  isRunning: boolean;
  /** Why it could not be made. */
  failure: string | null;
}>;

export type WriterTesting = Readonly<{
  test: WriterTestRun | null;
  start: (id: string) => void;
  stop: () => void;
}>;

/** Tests one writer at a time; leaving the screen stops the test. */
export function useWriterTest(): WriterTesting {
  const [test, setTest] = useState<WriterTestRun | null>(null);
  const subscription = useRef<{ unsubscribe: () => void } | null>(null);
  useEffect(() => () => subscription.current?.unsubscribe(), []);
  function ended(failure: string | null): void {
    setTest((now) => now && { ...now, isRunning: false, failure });
    void queryClient.invalidateQueries(trpc.writers.list.queryFilter());
  }
  function start(id: string): void {
    subscription.current?.unsubscribe();
    setTest({ id, probes: [], isRunning: true, failure: null });
    subscription.current = backend.writers.test.subscribe(
      { id },
      {
        onData: (probe) => setTest((now) => now && { ...now, probes: withProbe(now.probes, probe) }),
        onError: (error) => ended(error.message),
        onComplete: () => ended(null),
      },
    );
  }
  function stop(): void {
    subscription.current?.unsubscribe();
    setTest(null);
  }
  return { test, start, stop };
}

/** After a lost connection a test begins again: a probe takes the place of the one about the same. */
function withProbe(probes: readonly Probe[], probe: Probe): readonly Probe[] {
  return [...probes.filter(({ about }) => about !== probe.about), probe];
}
