import { Check, X } from "lucide-react";
import { ToggleButton } from "react-aria-components";
import type { FilterView } from "../../../electron/nouns/filterView.ts";
import { Button } from "../../parts/Button.tsx";
import { Tip } from "../../parts/Tip.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { factsWords, filterWords } from "../../words/filter.ts";
import type { FilterPlace } from "../useFilterPlace.ts";
import type { WhatIf } from "../useWhatIf.ts";
import { withoutWhatIf, withSeeds, withTokenizer } from "../whatIfOf.ts";
import { TokensChoice } from "./TokensChoice.tsx";
import { useAskToUse } from "./UsingFilter.tsx";
import styles from "./FilterHeader.module.css";

type FilterHeaderProps = Readonly<{
  view: FilterView;
  question: WhatIf;
  go: FilterPlace["go"];
}>;

/** What became of the texts; at the right what the what-if judges by, and how it becomes the run's filter. */
export function FilterHeader({ view, question, go }: FilterHeaderProps) {
  const askToUse = useAskToUse();
  const { settings, differs } = question;
  const { theta } = settings;
  return (
    <ViewHeader title={filterWords.title}>
      <p className={styles["facts"]}>{factsWords(view)}</p>
      <span className={styles["acts"]}>
        <TokensChoice
          view={view}
          tokenizer={settings.filter.tokenizer}
          onChoose={(name) => go((before) => withTokenizer(before, name, view.filter.tokenizer))}
        />
        <SeedsToggle
          isOn={settings.filter.seedsInPool}
          onChange={(seeds) => go((before) => withSeeds(before, seeds, view.filter.seedsInPool))}
        />
        {differs && (
          <>
            <Button look="quiet" onPress={() => go(withoutWhatIf)}>
              {filterWords.back(theta === view.theta ? null : view.theta)}
            </Button>
            <Button
              look="accent"
              onPress={() => askToUse({ settings, recorded: view.theta, onUsed: () => undefined })}
            >
              {filterWords.use(theta === view.theta ? null : theta)}
            </Button>
          </>
        )}
      </span>
    </ViewHeader>
  );
}

function SeedsToggle({ isOn, onChange }: Readonly<{ isOn: boolean; onChange: (isOn: boolean) => void }>) {
  const Mark = isOn ? Check : X;
  return (
    <Tip title={filterWords.seedsTip}>
      <ToggleButton className={styles["toggle"] ?? ""} isSelected={isOn} onChange={onChange}>
        {filterWords.seeds}
        <Mark size={14} strokeWidth={1.8} aria-hidden="true" />
      </ToggleButton>
    </Tip>
  );
}
