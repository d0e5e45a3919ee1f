import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { list20 } from "../../electron/generate/list20.ts";
import { openaiWriter } from "../../electron/generate/openaiWriter.ts";
import { parseList } from "../../electron/generate/parseList.ts";
import { userTurn, userTurnRequest } from "../../electron/generate/userTurn.ts";
import { projectLanguage } from "../../electron/nouns/language.ts";
import type { ProjectLanguage } from "../../electron/nouns/language.ts";

const seeds = [
  { id: 1, instruction: "Name three rivers in Spain.", input: "", output: "Ebro, Tagus, Douro" },
  { id: 2, instruction: "Add the numbers:", input: "2 and 3", output: "5" },
  { id: 3, instruction: "写一首诗。", input: "", output: "床前明月光" },
];
const starters = ["Write", "写一首诗。", "", "List"];

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function recipe(language: ProjectLanguage): Readonly<Record<string, unknown>> {
  return openaiWriter({
    model: "m",
    baseUrl: "http://127.0.0.1:9/v1",
    apiKey: "none",
    language,
    temperature: 1,
    maxTokens: 100,
    timeoutMs: 1000,
    fetch: globalThis.fetch,
    clock: () => 0,
  }).parameters;
}

test("an English project asks byte for byte as before there were languages, under the same recipe", () => {
  const known = {
    list: "3c1e051859b3122c857286a0267caecb889eb62439756b2d7723d6dc7eeb9915",
    turn: "1e8777ea6609b767d1c7488e9c39587896c4b7afaa869f7961cdbeac85d672d6",
    recipe: "db6541490462e5c62bfb5b8e3447c09761451650c70ba9704143c2392c8e675c",
  };
  assert.equal(digest(list20(seeds, "english")), known.list);
  assert.equal(digest(userTurn(seeds, starters, 7, "english")), known.turn);
  assert.equal(digest(recipe("english")), known.recipe);
});

describe("a project in another language", () => {
  const others = projectLanguage.options.filter((language) => language !== "english");

  test("asks for it, and for labels that the parser knows", () => {
    for (const language of others) {
      const { content } = list20(seeds, language).messages[0];
      assert.doesNotMatch(content, /in English/);
      assert.match(
        content,
        language === "other" ? /in the language of the tasks/ : new RegExp(`in ${language}`, "i"),
      );
      assert.match(content, /Only the labels Instruction, Input and Output/);
    }
  });

  test("is another recipe", () => {
    const recipes = new Set(projectLanguage.options.map((language) => digest(recipe(language))));
    assert.equal(recipes.size, projectLanguage.options.length);
  });

  test("tells the built-in model, and lends it no whole instruction as a first word", () => {
    const request = userTurn(seeds, starters, 7, "chinese");
    assert.equal(request.language, "Write in Chinese.");
    assert.deepEqual(request.starters, ["", "", "", ""]);
    assert.deepEqual(userTurnRequest.parse(JSON.parse(JSON.stringify(request))), request);
    assert.deepEqual(userTurn(seeds, starters, 7, "korean").starters, ["Write", "写一首诗。", "", "List"]);
  });

  test("gets its tasks read, with a colon of either width behind a label", () => {
    const reply =
      "4. Instruction: 解释什么是光合作用。\n4. Input：\n<noinput>\n4. Output：\n植物把光变成能量。\n###";
    assert.deepEqual(parseList(reply, "stop").candidates, [
      {
        ordinal: 0,
        instruction: "解释什么是光合作用。",
        input: "",
        output: "植物把光变成能量。",
        shortened: false,
      },
    ]);
  });
});
