import { useInfiniteQuery, type InfiniteData } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SetAsideLine, SetAsidePage } from "../../electron/nouns/seedView.ts";
import { backend } from "../api/client.ts";
import { useOverview } from "../live/overview.tsx";
import { useOnChange } from "../live/useOnChange.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { count } from "../words/numbers.ts";
import { emptyTab } from "../words/seedTable.ts";
import styles from "./Seeds.module.css";

const PAGE_ROWS = 100;

/** Pages of the lines that were set aside; asked for again when seeds came in. */
function useSetAside() {
  const query = useInfiniteQuery<
    SetAsidePage,
    Error,
    InfiniteData<SetAsidePage, number>,
    readonly string[],
    number
  >({
    queryKey: ["set-aside"],
    queryFn: ({ pageParam }) => backend.seeds.setAside.query({ after: pageParam, limit: PAGE_ROWS }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  useOnChange(useOverview()?.seeds.given ?? 0, () => void query.refetch());
  return query;
}

/** The lines of all seed files that could not be read as tasks, each with its reason. */
export function SetAside({ search }: Readonly<{ search: string }>) {
  const { data, error, isPending, isFetching, fetchNextPage } = useSetAside();
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const words = search.trim().toLowerCase();
  const found = rows.filter((row) => `${row.file} ${row.reason} ${row.text}`.toLowerCase().includes(words));
  const left = (data?.pages[0]?.total ?? 0) - rows.length;
  return (
    <section className={styles["aside"]} tabIndex={0} aria-label="Lines set aside">
      {error !== null && (
        <div className={styles["notice"]}>
          <Notice kind="failed">{error.message}</Notice>
        </div>
      )}
      {isPending && <Waiting rows={12} label="Reading the lines" />}
      {data !== undefined && found.length === 0 && (
        <p className={styles["empty"]}>
          {rows.length === 0 ? emptyTab("aside", "") : `No line contains “${search}”.`}
        </p>
      )}
      {found.length > 0 && <Lines lines={found} />}
      {left > 0 && (
        <Button isDisabled={isFetching} onPress={() => void fetchNextPage()}>
          Show {count(Math.min(left, PAGE_ROWS))} more of {count(left)}
        </Button>
      )}
    </section>
  );
}

function Lines({ lines }: Readonly<{ lines: readonly SetAsideLine[] }>) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Line</th>
          <th scope="col">Why</th>
          <th scope="col">Text</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((row) => (
          <tr key={row.id}>
            <td title={row.file}>{row.file}</td>
            <td>{row.item === null ? count(row.line) : `${count(row.line)}, item ${count(row.item)}`}</td>
            <td>{row.reason}</td>
            <td title={row.text}>
              <code>{row.text}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
