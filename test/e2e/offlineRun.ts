import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { z } from "zod";
import { projectFile } from "../support/needs.ts";
import { follow, wire, type Answer } from "../support/loopback.ts";

/**
 * Run inside a network namespace whose only interface is `lo`: grows in the real browser host with the built-in
 * writer and offline mode on, exports, and prints what the namespace counted of packets that had no route out.
 */
const goal = 8;
const hostArgs = ["--no-open", "--page", projectFile("renderer")];
const host = spawn(process.execPath, [projectFile("electron/hosts/browser.ts"), ...hostArgs], {
  stdio: ["ignore", "pipe", "inherit"],
});
const gone = once(host, "exit");
let link = "";
for await (const line of createInterface({ input: host.stdout })) {
  if (!line.startsWith("http://127.0.0.1:")) continue;
  link = line;
  break;
}
host.stdout.resume();
const page = { port: Number(new URL(link).port), cookie: await follow(link) };
const { mutate, watch } = await wire({ after: () => undefined }, page);
await mutate("preferences.set", { isOffline: true });
await mutate("projects.create", { name: "offline" });
await mutate("seeds.useSample", { which: "sample-24" });
const plan = { goal, preset: "recommended", batchSize: 2, epochs: 1, concurrency: 1 };
const begun = await mutate("run.start", { ...plan, writer: { kind: "builtin" } });
if (!("data" in begun)) throw new Error(begun.sentence);
const run = watch("run.watch");
const overview = z.looseObject({
  state: z.looseObject({ kind: z.string(), sentence: z.string().optional() }),
  verdicts: z.looseObject({ kept: z.number() }),
});
let seen = { kind: "", kept: 0 };
while (seen.kind !== "done") {
  const { state, verdicts } = overview.parse(dataOf(await run.next()));
  if (state.kind === "stopped") throw new Error(state.sentence);
  seen = { kind: state.kind, kept: verdicts.kept };
}
const exporting = watch("dataset.export", { format: "messages", license: null, leftOut: [] });
let rows = 0;
while (rows === 0) {
  const news = z.looseObject({ kind: z.string(), rows: z.number() }).parse(dataOf(await exporting.next()));
  if (news.kind === "done") rows = news.rows;
}
const during = unrouted();
// The counter is shown to count: one attempt at an address that is nobody's (RFC 5737).
await once(connect({ host: "192.0.2.1", port: 9 }), "error").catch(() => undefined);
host.kill("SIGINT");
await gone;
process.stdout.write(`${JSON.stringify({ kept: seen.kept, rows, during, after: unrouted() })}\n`);

function dataOf(answer: Answer): unknown {
  if ("data" in answer) return answer.data;
  throw new Error(answer.sentence);
}

/** Packets for which this namespace had no route, IPv4 and IPv6. */
function unrouted(): number {
  const [names = [], values = []] = readFileSync("/proc/self/net/snmp", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("Ip:"))
    .map((line) => line.split(" "));
  const six = /Ip6OutNoRoutes\s+(\d+)/.exec(readFileSync("/proc/self/net/snmp6", "utf8"));
  return Number(values[names.indexOf("OutNoRoutes")]) + Number(six?.[1] ?? 0);
}
