import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { builtinProcessPath } from "../../electron/generate/builtin.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { drawnSeeds } from "../support/drawnSeeds.ts";
import { factCount, factCounts, facts } from "../support/facts.ts";
import { growHost } from "../support/host.ts";
import { comparedTables, interruptedTables, ledgerFacts } from "../support/ledgerDigest.ts";
import { projectFile } from "../support/needs.ts";
import { untilGone } from "../support/processes.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { smallRun } from "../support/run.ts";
import { startServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { killPlans } from "./killPlan.ts";
import type { StrikePoint } from "./strike.ts";

const goal = 72;
const modes = { lockstep: smallRun({ goal, batchSize: 2, roundSize: 2 }), "beside each other": smallRun({ goal, batchSize: 2, roundSize: null }) };
const key = (n: number): string => n.toString(16).padStart(32, "0");
const never: StrikePoint = { at: "fed", n: Number.MAX_SAFE_INTEGER };

let server: TestServer;
before(async () => {
  const write = retrievalWriter(retrievalBank());
  server = await startServer({ answer: ({ content }) => ({ text: write(content) }) });
});
after(() => server.close());

/** Grows a new project until the point kills the process, and waits until its trainer has ended too. */
async function grownUntil(project: string, settings: RunSettings, runKey: string, point: StrikePoint): Promise<string | null> {
  const order = JSON.stringify({ project, url: server.url, key: runKey, settings, point });
  const host = spawn(process.execPath, [projectFile("test/story/killPoint.ts"), order], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(host, "exit");
  const lines = await text(host.stdout);
  const [, signal] = z.tuple([z.number().nullable(), z.string().nullable()]).parse(await exited);
  for (const line of lines.trim().split("\n")) {
    if (line !== "") await untilGone(z.object({ trainer: z.number() }).parse(JSON.parse(line)).trainer);
  }
  return signal;
}

async function grownOn(project: string, home: string): Promise<void> {
  const args = [project, "--kept", String(goal), "--writer", "loopback-writer", "--base-url", server.url, "--concurrency", "2"];
  const host = await growHost(args, home);
  assert.equal(host.code, 0, host.stderr + host.stdout);
}

const request = z.object({ messages: z.array(z.object({ content: z.string() })) });

/** The texts of the prompts that have a reply and no twin, which must never be asked again. */
function answered(project: string): ReadonlySet<string> {
  const sql = `SELECT request FROM prompt p WHERE EXISTS (SELECT 1 FROM reply r WHERE r.prompt = p.id)`;
  const texts = facts(project, (query) => query(sql).map((row) => request.parse(JSON.parse(z.string().parse(row["request"])))));
  return new Set(texts.map(({ messages }) => messages.map(({ content }) => content).join("\n")));
}

async function killed(t: TestContext, settings: RunSettings, runKey: string, point: StrikePoint, struck: (project: string) => void) {
  const folder = temporaryFolder(t);
  const project = join(folder, "killed.seedbed");
  const before = server.asked().length;
  assert.equal(await grownUntil(project, settings, runKey, point), "SIGKILL", "the point never came");
  server.release();
  assert.equal(factCount(project, "SELECT count(*) FROM session_end"), 0);
  struck(project);
  const arrived = answered(project);
  await grownOn(project, folder);
  assert.equal(factCount(project, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), goal);
  assert.equal(factCount(project, "SELECT count(*) FROM training_mismatch"), 0);
  const { recorded, recomputed } = drawnSeeds(project);
  assert.deepEqual(recorded, recomputed);
  const asked = Map.groupBy(server.asked().slice(before), (ask) => ask.content);
  return { project, arrived, asked };
}

describe("killed in lockstep, the run goes on to the ledger of an undisturbed one", () => {
  const undisturbed = Promise.withResolvers<ReturnType<typeof ledgerFacts>>();

  test("undisturbed, with every kind of fact compared or left out by name", async (t) => {
    const project = join(temporaryFolder(t), "undisturbed.seedbed");
    assert.equal(await grownUntil(project, modes.lockstep, key(1), never), null);
    assert.ok(factCount(project, "SELECT count(*) FROM seed_change") >= 4);
    undisturbed.resolve(ledgerFacts(project));
    const known = new Set([...comparedTables, ...interruptedTables]);
    assert.deepEqual(Object.keys(factCounts(project)).filter((table) => !known.has(table)), []);
  });

  for (const plan of killPlans) {
    for (const [moment, point, struck] of plan.moments) {
      test(`${plan.name}, ${moment}`, async (t) => {
        const { project } = await killed(t, modes.lockstep, key(1), point, struck);
        assert.deepEqual(ledgerFacts(project), await undisturbed.promise);
      });
    }
  }
});

describe("killed with requests beside each other, the run asks for no reply again that had arrived", () => {
  for (const [index, plan] of killPlans.entries()) {
    for (const [turn, [moment, point, struck]] of plan.moments.entries()) {
      test(`${plan.name}, ${moment}`, async (t) => {
        const { arrived, asked, project } = await killed(t, modes["beside each other"], key(100 + index * 3 + turn), point, struck);
        const repeated = factCount(project, "SELECT count(*) - count(DISTINCT request) FROM prompt");
        assert.equal(repeated, 0, "two prompts are alike, so that the server cannot tell them apart");
        for (const content of arrived) assert.equal(asked.get(content)?.length, 1);
        assert.ok(arrived.size > 0);
      });
    }
  }
});

test("the built-in writer's process ends when its host is killed", async () => {
  const program = `
    import { stdioChild } from ${JSON.stringify(projectFile("electron/workers/child.ts"))};
    console.log(stdioChild([process.execPath, ${JSON.stringify(builtinProcessPath)}]).pid);
    setInterval(() => undefined, 1000);
  `;
  const host = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(host.stdout, "data");
  host.kill("SIGKILL");
  await once(host, "exit");
  await untilGone(Number(String(line)));
});
