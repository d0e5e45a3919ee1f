import assert from "node:assert/strict";
import { test } from "node:test";
import { requestDetail } from "../../electron/report/requestDetail.ts";
import { failureGroups, requests } from "../../electron/report/requests.ts";
import { grownLedger } from "./grownLedger.ts";
import type { GrownLedger } from "./grownLedger.ts";

/** Prompt 4 was asked twice in vain and is asked a third time; prompt 5 was given up. */
function withFailures({ ledger, run }: GrownLedger): void {
  const at = 1_760_000_000_000;
  const prompt = (): number =>
    ledger.insert("prompt", {
      run,
      recipe: 1,
      seed1: 2,
      seed2: 4,
      seed3: 5,
      request: JSON.stringify({ messages: [{ role: "user", content: "Go on" }] }),
      created_at: at,
    });
  const attempt = (of: number, sentence: string | null): void => {
    const id = ledger.insert("attempt", { prompt: of, session: 1, started_at: at });
    if (sentence === null) return;
    const end = { outcome: "server-busy", possibly_paid: 0, status: 429, sentence, ended_at: at + 10 };
    ledger.insert("attempt_end", { attempt: id, ...end });
  };
  const fourth = prompt();
  attempt(fourth, "The server is busy.");
  attempt(fourth, "The server is still busy.");
  attempt(fourth, null);
  const fifth = prompt();
  attempt(fifth, "The server is busy again.");
  ledger.insert("abandoned", {
    prompt: fifth,
    failure: "server-busy",
    sentence: "Request 5 was given up.",
    abandoned_at: at,
  });
}

test("requests come newest first by pages, with their state, attempts and what was kept", (t) => {
  const grown = grownLedger(t);
  withFailures(grown);
  const { db } = grown.ledger.project;
  const first = requests(db, grown.run, "all", null, 3);
  assert.deepEqual(
    first.rows.map(({ prompt, state, attempts, kept }) => [prompt, state, attempts, kept]),
    [
      [5, "abandoned", 1, null],
      [4, "asked", 3, null],
      [3, "judged", 1, 1],
    ],
  );
  assert.equal(first.rows[0]?.sentence, "Request 5 was given up.");
  assert.equal(first.next, 3);
  const rest = requests(db, grown.run, "all", first.next, 3);
  assert.deepEqual(
    rest.rows.map(({ prompt }) => prompt),
    [2, 1],
  );
  assert.equal(rest.next, null);
  assert.deepEqual(
    requests(db, grown.run, "open", null, 9).rows.map(({ prompt }) => prompt),
    [4],
  );
  assert.deepEqual(
    requests(db, grown.run, "failed", null, 9).rows.map(({ prompt }) => prompt),
    [5, 4],
  );
});

test("failures are grouped by what was answered, with the newest sentence", (t) => {
  const grown = grownLedger(t);
  withFailures(grown);
  assert.deepEqual(
    failureGroups(grown.ledger.project.db, grown.run).map(({ outcome, status, count, sentence }) => ({
      outcome,
      status,
      count,
      sentence,
    })),
    [{ outcome: "server-busy", status: 429, count: 3, sentence: "The server is busy again." }],
  );
});

test("one request tells what was asked, each attempt, the reply as it came and every task's verdict", (t) => {
  const grown = grownLedger(t);
  withFailures(grown);
  const { db } = grown.ledger.project;
  const open = requestDetail(db, grown.run, 4);
  assert.deepEqual(open?.messages, [{ number: 1, role: "user", content: "Go on" }]);
  assert.deepEqual(
    open?.attempts.map(({ outcome, status }) => [outcome, status]),
    [
      ["server-busy", 429],
      ["server-busy", 429],
      [null, null],
    ],
  );
  assert.equal(open?.reply, null);
  assert.equal(requestDetail(db, grown.run, 99), null);
});
