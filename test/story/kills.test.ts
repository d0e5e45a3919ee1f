import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import type { TestContext } from "node:test";
import { z } from "zod";
import { builtinProcessPath } from "../../electron/generate/builtin.ts";
import type { RunSettings } from "../../electron/nouns/settings.ts";
import { drawnSeeds } from "../support/drawnSeeds.ts";
import { factCount, facts } from "../support/facts.ts";
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
const modes = {
  lockstep: smallRun({ goal, batchSize: 2, roundSize: 2 }),
  "beside each other": smallRun({ goal, batchSize: 2, roundSize: null }),
};
const key = (n: number): string => n.toString(16).padStart(32, "0");
const never: StrikePoint = { at: "fed", n: Number.MAX_SAFE_INTEGER };

let server: TestServer;
before(async () => {
  const write = retrievalWriter(retrievalBank());
  server = await startServer({ answer: ({ content }) => ({ text: write(content) }) });
});
after(() => server.close());

/** Grows a new project until the point kills the process, and waits until its trainer has ended too. */
async function grownUntil(
  project: string,
  settings: RunSettings,
  runKey: string,
  point: StrikePoint,
): Promise<string | null> {
  const order = JSON.stringify({ project, url: server.url, key: runKey, settings, point });
  const host = spawn(process.execPath, [projectFile("test/story/killPoint.ts"), order], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(host, "exit");
  const lines = await text(host.stdout);
  const [, signal] = z.tuple([z.number().nullable(), z.string().nullable()]).parse(await exited);
  for (const line of lines.trim().split("\n")) {
    if (line !== "") await untilGone(z.object({ trainer: z.number() }).parse(JSON.parse(line)).trainer);
  }
  return signal;
}

async function grownOn(project: string, home: string): Promise<void> {
  const args = [
    project,
    "--kept",
    String(goal),
    "--writer",
    "loopback-writer",
    "--base-url",
    server.url,
    "--concurrency",
    "2",
  ];
  const host = await growHost(args, home);
  assert.equal(host.code, 0, host.stderr + host.stdout);
}

const request = z.object({ messages: z.array(z.object({ content: z.string() })) });

/** The texts of the prompts that a condition chooses, as the server sees them. */
function promptTexts(project: string, where: string): ReadonlySet<string> {
  const rows = facts(project, (query) => query(`SELECT request FROM prompt p WHERE ${where}`));
  const texts = rows.map((row) => request.parse(JSON.parse(z.string().parse(row["request"]))));
  return new Set(texts.map(({ messages }) => messages.map(({ content }) => content).join("\n")));
}

const isAnswered = "EXISTS (SELECT 1 FROM reply r WHERE r.prompt = p.id)";
/** The server tells prompts apart by their texts alone. */
const isAlone = "NOT EXISTS (SELECT 1 FROM prompt q WHERE q.request = p.request AND q.id <> p.id)";

async function killed(
  t: TestContext,
  settings: RunSettings,
  runKey: string,
  point: StrikePoint,
  struck: (project: string) => void,
) {
  const folder = temporaryFolder(t);
  const project = join(folder, "killed.seedbed");
  const before = server.asked().length;
  assert.equal(await grownUntil(project, settings, runKey, point), "SIGKILL", "the point never came");
  server.release();
  assert.equal(factCount(project, "SELECT count(*) FROM session_end"), 0);
  struck(project);
  const arrived = promptTexts(project, isAnswered);
  await grownOn(project, folder);
  assert.equal(factCount(project, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), goal);
  assert.equal(factCount(project, "SELECT count(*) FROM training_mismatch"), 0);
  const { recorded, recomputed } = drawnSeeds(project);
  assert.deepEqual(recorded, recomputed);
  const asked = Map.groupBy(server.asked().slice(before), (ask) => ask.content);
  return { project, arrived, asked };
}

describe("killed in lockstep, the run goes on to the ledger of an undisturbed one", () => {
  let undisturbed: ReturnType<typeof ledgerFacts>;
  const folder = mkdtempSync(join(tmpdir(), "seedbed-kills-"));
  after(() => rmSync(folder, { recursive: true }));
  before(async () => {
    const project = join(folder, "undisturbed.seedbed");
    assert.equal(await grownUntil(project, modes.lockstep, key(1), never), null);
    assert.ok(factCount(project, "SELECT count(*) FROM seed_change") >= 4);
    undisturbed = ledgerFacts(project);
  });

  test("every kind of fact is compared or left out by name", () => {
    const kinds = facts(join(folder, "undisturbed.seedbed"), (query) =>
      query("SELECT name FROM sqlite_schema WHERE type = 'table'"),
    );
    assert.deepEqual(
      new Set(kinds.map((kind) => kind["name"])),
      new Set([...comparedTables, ...interruptedTables]),
    );
  });

  for (const plan of killPlans) {
    for (const [moment, point, struck] of plan.moments) {
      test(`${plan.name}, ${moment}`, async (t) => {
        const { project } = await killed(t, modes.lockstep, key(1), point, struck);
        assert.deepEqual(ledgerFacts(project), undisturbed);
      });
    }
  }
});

describe("killed with requests beside each other, the run asks for no reply again that had arrived", () => {
  for (const [index, plan] of killPlans.entries()) {
    for (const [turn, [moment, point, struck]] of plan.moments.entries()) {
      test(`${plan.name}, ${moment}`, async (t) => {
        const runKey = key(100 + index * 3 + turn);
        const { arrived, asked, project } = await killed(
          t,
          modes["beside each other"],
          runKey,
          point,
          struck,
        );
        const alone = promptTexts(project, isAlone);
        const certain = [...arrived].filter((content) => alone.has(content));
        assert.ok(certain.length >= 2, `${certain.length} replies had arrived`);
        for (const content of certain) assert.equal(asked.get(content)?.length, 1);
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
  const host = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(host.stdout, "data");
  host.kill("SIGKILL");
  await once(host, "exit");
  await untilGone(Number(String(line)));
});
