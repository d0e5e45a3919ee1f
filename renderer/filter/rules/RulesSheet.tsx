import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { FilterView } from "../../../electron/nouns/filterView.ts";
import { trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Sheet } from "../../parts/Sheet.tsx";
import { changedWords, rulesWords } from "../../words/ruleLimits.ts";
import { useAskToUse } from "../header/UsingFilter.tsx";
import { useFilterPlace } from "../useFilterPlace.ts";
import { whatIfOf } from "../whatIfOf.ts";
import { changedRules, withRules } from "./ruleChanges.ts";
import { RuleList } from "./RuleList.tsx";
import styles from "./Rules.module.css";

type RulesSheetProps = Readonly<{ isOpen: boolean; onClose: () => void }>;

/** Every rule of a run with its switch and its numbers: others make a what-if, or the filter from now on. */
export function RulesSheet({ isOpen, onClose }: RulesSheetProps) {
  const { data } = useQuery(trpc.filter.view.queryOptions(undefined, { enabled: isOpen }));
  return isOpen && data !== undefined ? <RulesOfRun view={data} onClose={onClose} /> : null;
}

function RulesOfRun({ view, onClose }: Readonly<{ view: FilterView; onClose: () => void }>) {
  const { address } = useFilterPlace();
  const navigate = useNavigate();
  const { data: lines, error } = useQuery(trpc.filter.rules.queryOptions());
  const recorded = view.filter.rules;
  const [chosen, setChosen] = useState(() => whatIfOf(view, address).filter.rules);
  const askToUse = useAskToUse();
  const changed = changedRules(recorded, chosen).length;
  function use(): void {
    const settings = whatIfOf(view, withRules(address, chosen, recorded));
    askToUse({ settings, recorded: view.theta, onUsed: onClose });
  }
  async function see(): Promise<void> {
    await navigate({ from: "/filter", search: (before) => withRules(before, chosen, recorded) });
    // Not before: a new address takes a focus that is nowhere, and this one goes back to the sheet's button.
    onClose();
  }
  const footer = (
    <>
      <span className={styles["standing"]} role="status">
        {changedWords(changed, "run")}
      </span>
      <Button look="quiet" onPress={() => setChosen(recorded)}>
        {rulesWords.resetAll}
      </Button>
      <Button isDisabled={changed === 0} onPress={use}>
        {rulesWords.use}
      </Button>
      <Button look="accent" onPress={() => void see()}>
        {rulesWords.see}
      </Button>
    </>
  );
  return (
    <Sheet title={rulesWords.title} isOpen onClose={onClose} width={760} footer={footer}>
      {error !== null && <Notice kind="failed">{error.message}</Notice>}
      <RuleList
        about={rulesWords.ofRun}
        chosen={chosen}
        base={recorded}
        language={view.filter.language}
        lines={lines ?? null}
        onChange={setChosen}
      />
    </Sheet>
  );
}
