import { Plus, Search } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Input, SearchField } from "react-aria-components";
import type { SeedTable } from "../../electron/nouns/seedView.ts";
import { useCommand, useKeyWords } from "../commands/useCommand.ts";
import { FileButton } from "../grow/seeds/FileButton.tsx";
import { Button } from "../parts/Button.tsx";
import { Key } from "../parts/Key.tsx";
import { Segments } from "../parts/Segments.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import text from "../style/text.module.css";
import { count } from "../words/numbers.ts";
import { tabs, type SeedsSearch, type SeedsTab } from "./seedsSearch.ts";
import styles from "./Seeds.module.css";

type SeedsHeaderProps = Readonly<{
  address: SeedsSearch;
  counts: SeedTable["counts"] | null;
  go: (next: SeedsSearch, isReplacing: boolean) => void;
  onFile: (file: File) => void;
  onWrite: () => void;
}>;

const names: Readonly<Record<SeedsTab, string>> = {
  bed: "In the bed",
  replaced: "Replaced",
  aside: "Set aside",
};

/** Tabs with their counts, the search, and the two ways to more seeds. */
export function SeedsHeader({ address, counts, go, onFile, onWrite }: SeedsHeaderProps) {
  const figures = { bed: counts?.bed, replaced: counts?.out, aside: counts?.setAside };
  return (
    <ViewHeader title="Seeds" isTitleHidden>
      <Segments
        isLabelHidden
        label="Which seeds"
        value={address.tab}
        options={tabs.map((tab) => ({
          id: tab,
          name: (
            <>
              {names[tab]} <span className={text["number"]}>{count(figures[tab] ?? 0)}</span>
            </>
          ),
        }))}
        onChange={(tab) => go({ tab, search: address.search }, false)}
      />
      <span className={styles["acts"]}>
        <SearchBox
          key={address.tab}
          text={address.search}
          onSearch={(search) => go({ ...address, search }, true)}
        />
        <Button look="quiet" onPress={onWrite}>
          Write a seed
        </Button>
        <FileButton
          onFile={onFile}
          label={
            <>
              <Plus size={16} strokeWidth={1.6} aria-hidden="true" />
              Add seeds
            </>
          }
        />
      </span>
    </ViewHeader>
  );
}

/** Typing settles for this long before the list is searched. */
const TYPING_PAUSE_MS = 200;

function SearchBox({ text: shown, onSearch }: Readonly<{ text: string; onSearch: (text: string) => void }>) {
  const [typed, setTyped] = useState(shown);
  const [sent, setSent] = useState(shown);
  const [known, setKnown] = useState(shown);
  if (known !== shown) {
    setKnown(shown);
    // Back, or a link, looked for other words; what is being typed stays.
    if (shown !== sent) setTyped(shown);
  }
  const input = useRef<HTMLInputElement>(null);
  const keyWords = useKeyWords()("find");
  const search = useEffectEvent((words: string) => {
    setSent(words);
    onSearch(words);
  });
  useCommand("find", () => input.current?.focus());
  useEffect(() => {
    if (typed === shown) return undefined;
    const timer = setTimeout(() => search(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, shown]);
  return (
    <SearchField
      aria-label="Search seeds"
      value={typed}
      onChange={setTyped}
      onSubmit={onSearch}
      className={styles["search"] ?? ""}
    >
      <Search size={14} strokeWidth={1.6} aria-hidden="true" />
      <Input ref={input} placeholder="Search" className={styles["input"] ?? ""} />
      <span className={styles["key"]}>{typed === "" && <Key words={keyWords} />}</span>
    </SearchField>
  );
}
