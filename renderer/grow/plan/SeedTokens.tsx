import { useQuery } from "@tanstack/react-query";
import type { TokenizerName } from "../../../electron/nouns/tokenizer.ts";
import { queryClient, trpc } from "../../api/client.ts";
import { useOverview } from "../../live/overview.tsx";
import { useOnChange } from "../../live/useOnChange.ts";
import { Notice } from "../../parts/Notice.tsx";
import { isMuchTokenless, planFilterWords, tokenlessSentence } from "../../words/planFilter.ts";
import styles from "./Plan.module.css";

/** What a tokenizer makes of the seeds in the bed: nothing where it fits them. */
export function SeedTokens({ tokenizer }: Readonly<{ tokenizer: TokenizerName }>) {
  const { data, error } = useQuery(trpc.seeds.tokenless.queryOptions({ tokenizer }));
  const seeds = useOverview()?.seeds.pool ?? 0;
  useOnChange(seeds, () => void queryClient.invalidateQueries(trpc.seeds.tokenless.queryFilter()));
  if (error !== null) {
    return (
      <div className={styles["aside"]}>
        <Notice kind="failed">{error.message}</Notice>
      </div>
    );
  }
  if (data === undefined) return null;
  const isMuch = isMuchTokenless(data);
  if (!isMuch && tokenizer !== "unicode-words") return null;
  return (
    <div className={styles["aside"]}>
      {tokenizer === "unicode-words" && <p>{planFilterWords.icu(data.icu)}</p>}
      {isMuch && <Notice kind="waits">{tokenlessSentence(data, tokenizer)}</Notice>}
    </div>
  );
}
