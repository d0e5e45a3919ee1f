import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { TestContext } from "node:test";
import type { GrowthTools } from "../../electron/cycle/growth.ts";
import type { Timer } from "../../electron/nouns/pump.ts";
import type { Trainer } from "../../electron/train/trainer.ts";
import type { Child } from "../../electron/workers/child.ts";
import { factCount, facts } from "../support/facts.ts";
import { growHost } from "../support/host.ts";
import { ledgerFacts } from "../support/ledgerDigest.ts";
import { retrievalBank, retrievalWriter } from "../support/retrievalWriter.ts";
import { smallRun } from "../support/run.ts";
import { startServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { begunProject } from "../support/sitting.ts";
import { temporaryFolder } from "../support/temporary.ts";

const settings = smallRun({ goal: 40, batchSize: 2, roundSize: 2 });

let server: TestServer;
before(async () => {
  const write = retrievalWriter(retrievalBank());
  server = await startServer({ answer: ({ content }) => ({ text: write(content) }) });
});
after(() => server.close());

/** Does `harm` once: when a batch from the ninth on is about to be sent and none is unanswered. */
function harmedOnce(
  harm: (batch: number) => void,
  sent: (batch: number) => void,
): (tools: GrowthTools) => GrowthTools {
  let isDone = false;
  const wrapped = (trainer: Trainer): Trainer => {
    let unanswered = 0;
    return {
      ...trainer,
      train: async (batch) => {
        const isDue = !isDone && batch.id >= 9 && unanswered === 0;
        if (isDue) harm(batch.id);
        unanswered += 1;
        const step = trainer.train(batch);
        if (isDue) {
          isDone = true;
          sent(batch.id);
        }
        return step.finally(() => {
          unanswered -= 1;
        });
      },
    };
  };
  return (tools) =>
    tools.trainer === null
      ? tools
      : {
          ...tools,
          trainer: { ...tools.trainer, open: (from) => wrapped(tools.trainer?.open(from) ?? fail()) },
        };
}

function fail(): never {
  throw new Error("There is no trainer.");
}

const ends = "SELECT reason, sentence FROM training_end ORDER BY training";

async function undisturbedFacts(t: TestContext) {
  const { path, sit } = begunProject(t, settings);
  assert.deepEqual((await sit(server.url)).end, { reason: "finished", failure: null });
  return ledgerFacts(path);
}

test("a trainer that is killed is started again from its checkpoint, and the run is as if nothing had been", async (t) => {
  const { path, sit } = begunProject(t, settings);
  const children: Child[] = [];
  let waiting = 0;
  const wrap = harmedOnce(
    (batch) => {
      waiting = batch;
      process.kill(children.at(-1)?.pid ?? fail(), "SIGSTOP");
    },
    () => process.kill(children.at(-1)?.pid ?? fail(), "SIGKILL"),
  );
  const { end, delays } = await sit(server.url, { wrap, onTrainer: (child) => children.push(child) });
  assert.deepEqual(end, { reason: "finished", failure: null });
  assert.deepEqual(
    facts(path, (query) => query(ends)),
    [
      {
        reason: "trainer-died",
        sentence: `The trainer ended (killed). Batch ${waiting} goes again from the checkpoint at ${lastCheckpoint(waiting)}.`,
      },
      { reason: "ended", sentence: null },
    ],
  );
  assert.deepEqual(delays, [1000]);
  assert.equal(children.length, 2);
  assert.deepEqual(ledgerFacts(path), await undisturbedFacts(t));
});

test("a trainer that says nothing is ended and started again, and the run is as if nothing had been", async (t) => {
  const { path, sit } = begunProject(t, settings);
  const children: Child[] = [];
  const alarms = new Map<() => void, number>();
  const silenceTimer: Timer = (delayMs, action) => {
    alarms.set(action, delayMs);
    return () => alarms.delete(action);
  };
  let waiting = 0;
  const wrap = harmedOnce(
    (batch) => {
      waiting = batch;
      process.kill(children.at(-1)?.pid ?? fail(), "SIGSTOP");
    },
    () => {
      assert.deepEqual([...alarms.values()], [60_000]);
      for (const alarm of alarms.keys()) alarm();
    },
  );
  const { end } = await sit(server.url, { wrap, silenceTimer, onTrainer: (child) => children.push(child) });
  assert.deepEqual(end, { reason: "finished", failure: null });
  assert.deepEqual(
    facts(path, (query) => query(ends)),
    [
      {
        reason: "trainer-silent",
        sentence: `The trainer said nothing for 60 s and was ended. Batch ${waiting} goes again from the checkpoint at ${lastCheckpoint(waiting)}.`,
      },
      { reason: "ended", sentence: null },
    ],
  );
  assert.deepEqual(await children[0]?.exited, { code: null, signal: "SIGKILL" });
  assert.deepEqual(ledgerFacts(path), await undisturbedFacts(t));
});

/** The step of the last checkpoint before this batch is trained. */
function lastCheckpoint(batch: number): number {
  return (
    Math.floor((batch - 1) / settings.trainer.checkpointEverySteps) * settings.trainer.checkpointEverySteps
  );
}

test("a trainer that ends at every start stops the run short, which keeps its rows and goes on with a sound one", async (t) => {
  const { path, sit } = begunProject(t, { ...settings, lockstep: false, roundSize: null });
  const argv = [process.execPath, "-e", "process.exit(3)"];
  const { end, gained, delays } = await sit(server.url, { trainer: { argv } });
  assert.equal(end.reason, "stopped");
  assert.equal(
    end.failure?.sentence,
    "The trainer ended (exit code 3). Training goes on from the start when you continue: it was started 4 times in a row without a step.",
  );
  assert.deepEqual(delays, [1000, 2000, 4000]);
  assert.equal(gained["training_step"], undefined);
  assert.ok(factCount(path, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL") > 0);
  assert.deepEqual((await sit(server.url)).end, { reason: "finished", failure: null });
  assert.equal(factCount(path, "SELECT count(*) FROM training_step"), 20);
});

test("in the terminal a trainer that cannot keep its checkpoints ends with its sentence and 1, and the rows are kept", async (t) => {
  const folder = temporaryFolder(t);
  const project = join(folder, "short.seedbed");
  const inTheWay = join(folder, "short.seedbed-trainer");
  writeFileSync(inTheWay, "a file where a folder belongs");
  const args = [project, "--kept", "24", "--batch-size", "2", "--writer", "m", "--base-url", server.url];
  const host = await growHost(args, folder);
  assert.equal(host.code, 1, host.stderr);
  const sentence = `The trainer cannot go on (E_CHECKPOINT): The checkpoint could not be written (EEXIST: file already exists, mkdir '${inTheWay}'). Check the disk that holds the project. Go on from the checkpoint before it.`;
  assert.ok(host.stdout.split("\n").includes(sentence), host.stdout);
  assert.deepEqual(
    facts(project, (query) => query("SELECT reason, failure, sentence FROM session_end")),
    [{ reason: "stopped", failure: "trainer-refused", sentence }],
  );
  assert.equal(factCount(project, "SELECT count(*) FROM verdict WHERE kept_number IS NOT NULL"), 24);
  assert.ok(factCount(project, "SELECT count(*) FROM training_step") < 12);
});
