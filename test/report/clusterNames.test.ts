import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterNames } from "../../electron/report/clusterNames.ts";

function rows(cluster: number, instructions: readonly string[]) {
  return instructions.map((instruction) => ({ cluster, instruction }));
}

test("a cluster is named by the words that set it apart, not by those that all tasks share", () => {
  const texts = [
    ...rows(0, ["Write a recipe for soup", "Write a recipe for bread", "Write a recipe without eggs"]),
    ...rows(1, ["Write a letter to the bank", "Write a letter to a friend", "Write a letter of thanks"]),
  ];
  assert.deepEqual(clusterNames(texts, 3), ["recipe", "letter", null]);
});

test("a cluster with one text has no name, and names do not depend on the order of texts", () => {
  const texts = [
    ...rows(0, ["Sort these numbers", "Sort these names", "Sort these dates"]),
    ...rows(1, ["Explain tides"]),
  ];
  assert.deepEqual(clusterNames(texts, 2), ["sort", null]);
  assert.deepEqual(clusterNames(texts.toReversed(), 2), ["sort", null]);
});
