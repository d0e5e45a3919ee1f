import { focusWhenShown } from "../../parts/focusWhenShown.ts";
import { Search } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";
import text from "../../style/text.module.css";
import { commandWords } from "../../words/commands.ts";
import type { PaletteItem } from "./items.ts";
import styles from "./Palette.module.css";
import { PaletteList } from "./PaletteList.tsx";

type PaletteFieldProps = Readonly<{
  query: string;
  onQuery: (query: string) => void;
  items: readonly PaletteItem[];
  onChoose: (item: PaletteItem) => void;
  onClose: () => void;
}>;

const PAGE = 8;

/** The place of the chosen line after a key; null when the key is for the text. */
function placeByKey(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (place + 1) % count;
  if (key === "ArrowUp") return (place + count - 1) % count;
  if (key === "PageDown") return Math.min(count - 1, place + PAGE);
  if (key === "PageUp") return Math.max(0, place - PAGE);
  return null;
}

/** A combobox: the text field keeps the focus, the arrows choose a line below it. */
export function PaletteField({ query, onQuery, items, onChoose, onClose }: PaletteFieldProps) {
  const [wanted, setWanted] = useState(0);
  const list = useId();
  const place = Math.min(wanted, Math.max(0, items.length - 1));
  const chosen = items[place];
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const next = placeByKey(event.key, place, items.length);
    const isToggle = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (next !== null) setWanted(next);
    else if (event.key === "Enter" && chosen !== undefined) onChoose(chosen);
    else if (isToggle) onClose();
    else return;
    event.preventDefault();
  }
  return (
    <>
      <div className={styles["field"]}>
        <Search size={16} strokeWidth={1.6} aria-hidden="true" />
        <input
          ref={focusWhenShown}
          type="text"
          role="combobox"
          aria-label={commandWords.field}
          aria-expanded={items.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          {...(chosen === undefined ? {} : { "aria-activedescendant": `${list}-${place}` })}
          placeholder={commandWords.placeholder}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setWanted(0);
            onQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className={text["hidden"]} role="status">
        {query === "" ? "" : commandWords.results(items.length)}
      </p>
      {items.length === 0 && <p className={styles["none"]}>{commandWords.none(query.trim())}</p>}
      <PaletteList id={list} items={items} place={place} onPlace={setWanted} onChoose={onChoose} />
    </>
  );
}
