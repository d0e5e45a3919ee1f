import { RefreshCw } from "lucide-react";
import type { RefObject } from "react";
import { useOverview } from "../live/overview.tsx";
import { Button } from "../parts/Button.tsx";
import { judgedCount } from "../words/instructions.ts";
import { count } from "../words/numbers.ts";
import { FilterChips } from "./FilterChips.tsx";
import type { ListSearch } from "./listSearch.ts";
import { SearchBox } from "./SearchBox.tsx";
import type { List } from "./useList.ts";
import styles from "./Filters.module.css";

type FiltersProps = Readonly<{
  address: ListSearch;
  list: List | null;
  listRef: RefObject<HTMLElement | null>;
  go: (next: ListSearch, isReplacing: boolean) => void;
  onReadAnew: () => void;
  onSelectAll: () => void;
}>;

/** Search and chips over the list, how many rows they leave, and all of those at once. */
export function Filters({ address, list, listRef, go, onReadAnew, onSelectAll }: FiltersProps) {
  const overview = useOverview();
  const judged = overview === null ? 0 : judgedCount(overview);
  const newer = list === null ? 0 : judged - list.judged;
  const rows = list?.ids.length ?? 0;
  return (
    <div className={styles["bar"]}>
      <header className={styles["header"]}>
        <h1 className={styles["hiddenTitle"]}>Instructions</h1>
        <SearchBox
          text={address.search}
          listRef={listRef}
          onSearch={(search) => search !== address.search && go({ ...address, search }, true)}
        />
        <FilterChips address={address} go={(next) => go(next, false)} />
        <span className={styles["right"]}>
          {newer > 0 && (
            <Button look="quiet" onPress={onReadAnew}>
              <RefreshCw size={14} strokeWidth={1.6} aria-hidden="true" />
              {count(newer)} newer
            </Button>
          )}
          {list !== null && (
            <span className={styles["total"]} role="status">
              {rows === judged ? count(rows) : `${count(rows)} of ${count(judged)}`}
            </span>
          )}
          {rows > 1 && <Button onPress={onSelectAll}>Select all {count(rows)}</Button>}
        </span>
      </header>
    </div>
  );
}
