import type { Probe } from "../generate/probe.ts";
import type { WriterTest } from "./writerTests.ts";

/** How a writer is, in two or three words, with the worst that its last test found. */
export type WriterHealth = Readonly<{ outcome: Probe["outcome"]; words: string }>;

const failed: Readonly<Record<Probe["about"], string>> = {
  reached: "not reached",
  models: "lists no models",
  word: "does not write",
  key: "key refused",
  json: "no JSON mode",
};

const doubtful: Readonly<Record<Probe["about"], string>> = {
  reached: "slow to reach",
  models: "model not listed",
  word: "wrote no word",
  key: "key not sure",
  json: "no JSON mode",
};

/** The health that a test found. */
export function healthOf(test: WriterTest | null): WriterHealth {
  if (test === null) return { outcome: "none", words: "not tested yet" };
  const fail = test.probes.find(({ outcome }) => outcome === "fail");
  if (fail !== undefined) {
    return { outcome: "fail", words: fail.name === "No key" ? "no key" : failed[fail.about] };
  }
  const warn = test.probes.find(({ outcome }) => outcome === "warn");
  if (warn !== undefined) return { outcome: "warn", words: doubtful[warn.about] };
  return { outcome: "ok", words: "works" };
}
