import { memo } from "react";
import type { LoopRequest } from "../../../../electron/nouns/loop.ts";
import { count } from "../../../words/numbers.ts";
import { requestStateShort } from "../../../words/loopMarks.ts";
import text from "../../../style/text.module.css";
import { nameWords } from "../../../words/seedTable.ts";
import type { Box } from "../geometry/loopLayout.ts";
import { isLit, type LitPath } from "../litPath.ts";
import { markOf } from "../region/mark.ts";
import type { Pointing } from "../region/pointing.ts";
import { Region } from "../region/Region.tsx";
import styles from "./Rows.module.css";

type RequestRowsProps = Readonly<{
  requests: readonly LoopRequest[];
  isAsking: boolean;
  box: Box;
  path: LitPath | null;
  pointing: Pointing;
  onScroll?: (by: number) => void;
}>;

/** ② The rows that ② and ③ share, their left part: the request and its three seeds. */
export const RequestRows = memo(function RequestRows(props: RequestRowsProps) {
  const { requests, isAsking, box, path, pointing, onScroll } = props;
  return (
    <Region name="Requests" box={box} pointing={pointing} {...(onScroll === undefined ? {} : { onScroll })}>
      <div className={styles["header"]} aria-hidden="true">
        <span>request</span>
        <span>its three seeds</span>
      </div>
      <ol className={styles["rows"]} aria-label="Newest requests">
        {requests.map((request, row) => (
          <RequestRow key={request.prompt} request={request} row={row} isAsking={isAsking} path={path} />
        ))}
      </ol>
    </Region>
  );
});

type RequestRowProps = Readonly<{
  request: LoopRequest;
  row: number;
  isAsking: boolean;
  path: LitPath | null;
}>;

const RequestRow = memo(function RequestRow({ request, row, isAsking, path }: RequestRowProps) {
  const isOpen = isAsking && request.state === "asked";
  return (
    <li
      className={styles["request"]}
      data-open={isOpen}
      data-dim={!isLit(path, "request", request.prompt)}
      {...markOf("request", request.prompt, row)}
    >
      <b>#{count(request.prompt)}</b>
      {request.seeds.map(({ id, isGrown }) => (
        <span key={id} data-unlit={path !== null && !isLit(path, "seed", id)} {...markOf("seed", id, row)}>
          {nameWords({ id, isGrown })}
        </span>
      ))}
      <i className={text["hidden"]}>{requestStateShort(request, isAsking)}</i>
    </li>
  );
});
