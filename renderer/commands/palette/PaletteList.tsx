import { useRef } from "react";
import { useOnChange } from "../../live/useOnChange.ts";
import { Key } from "../../parts/Key.tsx";
import text from "../../style/text.module.css";
import { commandWords } from "../../words/commands.ts";
import type { PaletteItem } from "./items.ts";
import styles from "./Palette.module.css";

type PaletteListProps = Readonly<{
  id: string;
  items: readonly PaletteItem[];
  /** Place of the chosen line. */
  place: number;
  onPlace: (place: number) => void;
  onChoose: (item: PaletteItem) => void;
}>;

/** The lines below the field; the field has the focus and the keys. */
export function PaletteList({ id, items, place, onPlace, onChoose }: PaletteListProps) {
  const chosen = useRef<HTMLDivElement>(null);
  useOnChange(items[place]?.id ?? "", () => chosen.current?.scrollIntoView({ block: "nearest" }));
  return (
    <div id={id} className={styles["list"]} role="listbox" aria-label={commandWords.field}>
      {items.map((item, index) => (
        // The keys of an option are those of the field, which keeps the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={item.id}
          id={`${id}-${index}`}
          ref={index === place ? chosen : null}
          role="option"
          tabIndex={-1}
          aria-selected={index === place}
          className={styles["line"]}
          onPointerMove={() => onPlace(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <span className={text["clip"]}>{item.title}</span>
          {commandWords.kinds[item.kind] !== "" && (
            <span className={styles["kind"]}>{commandWords.kinds[item.kind]}</span>
          )}
          <Key words={item.keyWords} />
        </div>
      ))}
    </div>
  );
}
