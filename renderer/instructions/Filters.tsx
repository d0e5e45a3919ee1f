import { RefreshCw, Search } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Input, SearchField } from "react-aria-components";
import { useOverview } from "../live/overview.tsx";
import { Button } from "../parts/Button.tsx";
import { Segments } from "../parts/Segments.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { count } from "../words/numbers.ts";
import { showCount, showNames } from "../words/instructions.ts";
import { shows, type ListSearch } from "./listSearch.ts";
import styles from "./Filters.module.css";

type FiltersProps = Readonly<{
  address: ListSearch;
  total: number | null;
  go: (next: ListSearch, isReplacing: boolean) => void;
  onReadAnew: () => void;
}>;

const options = shows.map((show) => ({ id: show, name: showNames[show] }));

/** Search and chips over the list, and how many rows they leave. */
export function Filters({ address, total, go, onReadAnew }: FiltersProps) {
  const overview = useOverview();
  const newer =
    overview === null || total === null || address.search !== ""
      ? 0
      : showCount(overview, address.show) - total;
  return (
    <ViewHeader title="Instructions" isTitleHidden>
      <SearchBox
        key={address.show}
        text={address.search}
        onSearch={(search) => go({ show: address.show, search }, true)}
      />
      <Segments
        isLabelHidden
        label="Which rows"
        value={address.show}
        options={options}
        onChange={(show) => go({ show, search: address.search }, false)}
      />
      <span className={styles["right"]}>
        {newer > 0 && (
          <Button look="quiet" onPress={onReadAnew}>
            <RefreshCw size={14} strokeWidth={1.6} aria-hidden="true" />
            Show {count(newer)} newer
          </Button>
        )}
        {total !== null && <span className={styles["total"]}>{count(total)}</span>}
      </span>
    </ViewHeader>
  );
}

/** Typing settles for this long before the list is asked. */
const TYPING_PAUSE_MS = 250;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

function SearchBox({ text, onSearch }: Readonly<{ text: string; onSearch: (text: string) => void }>) {
  const [typed, setTyped] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => search(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  return (
    <SearchField
      aria-label="Search instructions"
      value={typed}
      onChange={setTyped}
      onSubmit={onSearch}
      className={styles["search"] ?? ""}
    >
      <Search size={14} strokeWidth={1.6} aria-hidden="true" />
      <Input ref={input} placeholder="Search" className={styles["input"] ?? ""} />
      {typed === "" && <kbd className={styles["key"]}>/</kbd>}
    </SearchField>
  );
}
