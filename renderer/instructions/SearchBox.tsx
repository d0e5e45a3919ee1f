import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import { Input, SearchField } from "react-aria-components";
import { useCommand, useKeyWords } from "../commands/useCommand.ts";
import { Key } from "../parts/Key.tsx";
import styles from "./Filters.module.css";

/** Typing settles for this long before the list is asked. */
const TYPING_PAUSE_MS = 200;

type SearchBoxProps = Readonly<{
  text: string;
  onSearch: (text: string) => void;
  /** Where the arrow down and Enter lead. */
  listRef: RefObject<HTMLElement | null>;
}>;

/** Words looked for in all texts; the list follows the typing. */
export function SearchBox({ text, onSearch, listRef }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  // Back changes the address, and the field goes with it.
  if (seen !== text) {
    setSeen(text);
    if (typed.trim() !== text.trim()) setTyped(text);
  }
  const input = useRef<HTMLInputElement>(null);
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => search(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text]);
  useCommand("find", () => input.current?.select());
  const keyWords = useKeyWords()("find");
  return (
    <SearchField
      aria-label="Search instructions"
      value={typed}
      onChange={setTyped}
      onSubmit={(words) => {
        onSearch(words);
        listRef.current?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") listRef.current?.focus();
        else event.continuePropagation();
      }}
      className={styles["search"] ?? ""}
    >
      <Search size={14} strokeWidth={1.6} aria-hidden="true" />
      <Input ref={input} placeholder="Search" className={styles["input"] ?? ""} />
      {typed === "" && (
        <span className={styles["key"]}>
          <Key words={keyWords} />
        </span>
      )}
    </SearchField>
  );
}
