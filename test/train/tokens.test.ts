import assert from "node:assert/strict";
import { test } from "node:test";
import { END, layOut, PADDING, tokenise } from "../../electron/train/tokens.ts";

const bytes = (text: string): number[] => [...Buffer.from(text, "utf8")];

test("a pair reads instruction, blank line, input, newline, answer, end, and the answer carries the loss", () => {
  const { tokens, answerAt } = tokenise({ instruction: "Add.", input: "1 2", output: "3" }, 256);
  assert.deepEqual(tokens, [...bytes("Add.\n\n1 2\n3"), END]);
  assert.equal(answerAt, bytes("Add.\n\n1 2\n").length);
});

test("a pair without an input goes from the blank line to the answer", () => {
  assert.deepEqual(tokenise({ instruction: "Greet.", input: "", output: "Olá" }, 256).tokens, [
    ...bytes("Greet.\n\nOlá"),
    END,
  ]);
});

test("a pair longer than the context loses its prompt's head and keeps its answer", () => {
  const { tokens, answerAt } = tokenise({ instruction: "abcdefgh", input: "", output: "xyz" }, 9);
  assert.deepEqual(tokens, [...bytes("efgh\n\nxyz"), END]);
  assert.equal(answerAt, 6);
  assert.equal(tokens.length - 1, 9);
});

test("an answer longer than the context keeps its first tokens, after the prompt's last", () => {
  const { tokens, answerAt } = tokenise({ instruction: "abc", input: "", output: "0123456789" }, 4);
  assert.deepEqual(tokens, bytes("\n0123"));
  assert.equal(answerAt, 1);
});

test("a batch is padded on the right, and its supervised rows point at the token before each target", () => {
  const laid = layOut([
    { tokens: [1, 2, 3, 4], answerAt: 2 },
    { tokens: [5, 6], answerAt: 1 },
  ]);
  assert.deepEqual([laid.batch, laid.time], [2, 3]);
  assert.deepEqual(Array.from(laid.ids, Number), [1, 2, 3, 5, PADDING, PADDING]);
  assert.deepEqual(Array.from(laid.rows, Number), [1, 2, 3]);
  assert.deepEqual(Array.from(laid.targets, Number), [3, 4, 6]);
  assert.deepEqual(Array.from(laid.slots, Number), [3, 0, 1, 2, 3, 3]);
  assert.deepEqual([...laid.owners], [0, 0, 1]);
});
