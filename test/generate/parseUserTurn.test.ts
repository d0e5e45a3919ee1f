import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUserTurn } from "../../electron/generate/parseUserTurn.ts";
import type { UserTurnTask } from "../../electron/generate/userTurnReply.ts";

const whole: UserTurnTask = {
  starter: "Sort",
  userTurn: "Sort the words.\n\npear apple\nfig ",
  userFinish: "stop",
  answer: " apple, fig, pear\n",
  answerFinish: "stop",
};
const reply = (...tasks: Partial<UserTurnTask>[]): string =>
  JSON.stringify({ layout: "userTurn", tasks: tasks.map((task) => ({ ...whole, ...task })) });

test("the first line is the instruction, the rest the input, the answer the output", () => {
  assert.deepEqual(parseUserTurn(reply({}, { userTurn: "Name a river." })), {
    candidates: [
      {
        ordinal: 0,
        instruction: "Sort the words.",
        input: "pear apple\nfig",
        output: "apple, fig, pear",
        shortened: false,
      },
      { ordinal: 1, instruction: "Name a river.", input: "", output: "apple, fig, pear", shortened: false },
    ],
    broken: [],
  });
});

test("a user turn that was cut is unfinished, and the others keep their place", () => {
  const { candidates, broken } = parseUserTurn(
    reply({ userFinish: "length", answer: null, answerFinish: null }, {}),
  );
  assert.deepEqual(broken, [{ ordinal: 0, reason: "unfinished" }]);
  assert.deepEqual(
    candidates.map(({ ordinal }) => ordinal),
    [1],
  );
});

test("an answer that was cut ends with its last whole sentence and says that it was shortened", () => {
  const { candidates, broken } = parseUserTurn(
    reply({ answer: "The Rhine is long. It flows thr", answerFinish: "length" }),
  );
  assert.deepEqual([candidates[0]?.output, candidates[0]?.shortened], ["The Rhine is long.", true]);
  assert.deepEqual(broken, []);
});

test("an answer that was cut in its first sentence is no candidate, and the others keep their place", () => {
  const { candidates, broken } = parseUserTurn(
    reply({ answer: "The Rhine flows thr", answerFinish: "length" }, {}),
  );
  assert.deepEqual(
    candidates.map(({ ordinal }) => ordinal),
    [1],
  );
  assert.deepEqual(broken, [{ ordinal: 0, reason: "cut" }]);
});

test("an empty user turn holds no task", () => {
  const { candidates, broken } = parseUserTurn(reply({ userTurn: " \n", answer: null, answerFinish: null }));
  assert.deepEqual(candidates, []);
  assert.deepEqual(broken, [{ ordinal: 0, reason: "no task" }]);
});

test("a reply that is not the layout's JSON is broken as a whole", () => {
  for (const text of ["", "4. Instruction: Name a river.", "{}", reply({}).slice(0, -3), "null"]) {
    assert.deepEqual(parseUserTurn(text), { candidates: [], broken: [{ ordinal: 0, reason: "not json" }] });
  }
  assert.deepEqual(parseUserTurn(reply()), { candidates: [], broken: [{ ordinal: 0, reason: "no task" }] });
});
