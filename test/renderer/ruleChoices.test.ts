import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ruleFacts, ruleNames, usualRules } from "../../electron/nouns/ruleChoices.ts";
import { growRequest } from "../../electron/api/growRequest.ts";
import { readFilterSearch } from "../../renderer/filter/filterSearch.ts";
import {
  changedRules,
  changesFrom,
  countChoices,
  withLimit,
} from "../../renderer/filter/rules/ruleChanges.ts";
import { withRules } from "../../renderer/filter/rules/ruleChanges.ts";
import { ruleGroups } from "../../renderer/filter/rules/ruleGroups.ts";
import { whatIfOf } from "../../renderer/filter/whatIfOf.ts";
import * as filterDraft from "../../renderer/grow/plan/filterDraft.ts";
import { firstPlan, toGrowRequest } from "../../renderer/grow/plan/planDraft.ts";
import { defaultDraft } from "../../renderer/grow/plan/writerDraft.ts";
import { choicesWords, limitLabel, ruleFinding, spokeWords } from "../../renderer/words/ruleLimits.ts";
import { isMuchTokenless, tokenlessSentence } from "../../renderer/words/planFilter.ts";
import { view } from "./filterFixture.ts";

const usual = usualRules("recommended", "english");
const longer = withLimit(usual.too_long, ruleFacts.too_long.limits[0] ?? assert.fail(), 200);
const chosen = { ...usual, too_long: longer, refusal: { ...usual.refusal, isOn: false } };

describe("the sheet of rules", () => {
  test("shows every rule once, in the order asked inside its group", () => {
    const shown = ruleGroups.flatMap(({ rules }) => rules);
    assert.deepEqual(shown.toSorted(), ruleNames.toSorted());
    assert.deepEqual(ruleGroups[2]?.rules, ["copy_of_prompt_seed", "refusal", "repetition", "echo"]);
    for (const { rules } of ruleGroups) {
      assert.deepEqual(
        rules,
        ruleNames.filter((name) => rules.includes(name)),
      );
    }
  });

  test("finds what is other than in the run, and nothing once it is put back", () => {
    assert.deepEqual(changedRules(usual, chosen), ["too_long", "refusal"]);
    assert.deepEqual({ ...usual, ...changesFrom(usual, chosen) }, chosen);
    assert.deepEqual(changesFrom(usual, { ...chosen, too_long: usual.too_long, refusal: usual.refusal }), {});
  });

  test("keeps a number inside the rule's bounds", () => {
    const [limit] = ruleFacts.echo.limits;
    assert.ok(limit !== undefined);
    assert.equal(withLimit(usual.echo, limit, 7).limits["above"], 1);
    assert.equal(withLimit(usual.echo, limit, 0).limits["above"], 0.5);
  });

  test("puts only the differences into the address, from which the what-if comes again", () => {
    const address = { reason: "too_short", theta: 0.8, compare: true } as const;
    const changed = withRules(address, chosen, usual);
    assert.deepEqual(Object.keys(changed.rules ?? {}), ["too_long", "refusal"]);
    assert.equal(changed.compare, undefined);
    const read = readFilterSearch(JSON.parse(JSON.stringify(changed)));
    assert.deepEqual(whatIfOf(view, read).filter.rules, chosen);
    assert.deepEqual(withRules(changed, usual, usual), { reason: "too_short", theta: 0.8 });
  });

  test("says what a rule finds and where, and how often it did", () => {
    for (const name of ruleNames) {
      assert.match(ruleFinding(name), /^[A-Z].*\.$/, name);
      for (const limit of ruleFacts[name].limits) {
        const { side, unit } = limitLabel(name, limit);
        assert.match(`${side} ${unit}`, /^(At most|Over|Under|From) \S/, name);
      }
    }
    assert.deepEqual(
      [
        spokeWords("too_short", 61, true),
        spokeWords("few_letters", 1, true),
        spokeWords("echo", 0, true),
        spokeWords("echo", 0, false),
      ],
      ["61 texts set aside", "1 text marked", "never", "not asked in this run"],
    );
    assert.equal(choicesWords(countChoices(usual)), "all 20 on");
    assert.equal(choicesWords(countChoices(chosen)), "1 of 20 off, 1 by another number");
  });
});

describe("the filter of a plan", () => {
  const english = filterDraft.firstFilter("english");

  test("follows its language: tokens and rules", () => {
    const chinese = filterDraft.filterIn({ ...english, language: "chinese" }, "recommended");
    assert.deepEqual([chinese.tokenizer, chinese.rules.refusal.isOn], ["cjk", false]);
    assert.deepEqual(filterDraft.filterIn(filterDraft.firstFilter("chinese"), "recommended"), chinese);
  });

  test("keeps tokens that were chosen, until the language's own are chosen again", () => {
    const unicode = filterDraft.withTokenizer(english, "unicode");
    const korean = { ...unicode, language: "korean" } as const;
    assert.equal(filterDraft.filterIn(korean, "recommended").tokenizer, "unicode");
    const own = filterDraft.withTokenizer(korean, "cjk");
    assert.equal(filterDraft.filterIn({ ...own, language: "other" }, "recommended").tokenizer, "unicode");
    assert.equal(
      filterDraft.filterIn({ ...own, language: "english" }, "recommended").tokenizer,
      "rouge-score",
    );
  });

  test("keeps rules that were chosen under another preset", () => {
    const draft = filterDraft.withRules(english, "recommended", chosen);
    const { rules } = filterDraft.filterIn(draft, "paper");
    assert.equal(rules.too_long.limits["above"], 200);
    assert.deepEqual([rules.refusal.isOn, rules.echo.isOn, rules.few_letters.isOn], [false, false, true]);
  });

  test("goes into the request that starts the run", () => {
    const draft = firstPlan(defaultDraft(null), "none", "chinese", 24);
    const request = growRequest.parse(toGrowRequest({ ...draft, filter: { ...draft.filter, theta: 0.7 } }));
    assert.deepEqual(
      [request.theta, request.filter?.language, request.filter?.tokenizer, request.filter?.seedsInPool],
      [0.7, "chinese", "cjk", true],
    );
  });

  test("tells of seeds without a token from one of twenty on", () => {
    assert.equal(isMuchTokenless({ seeds: 0, tokenless: 0 }), false);
    assert.equal(isMuchTokenless({ seeds: 20, tokenless: 1 }), false);
    assert.equal(isMuchTokenless({ seeds: 24, tokenless: 9 }), true);
    const sentence = tokenlessSentence({ seeds: 24, tokenless: 9 }, "rouge-score");
    assert.match(sentence, /^9 of 24 seeds have no token under rouge-score: /);
  });
});
