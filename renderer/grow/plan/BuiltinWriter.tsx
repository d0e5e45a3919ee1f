import { skipToken, useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { queryClient, trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { planWords } from "../../words/plan.ts";
import styles from "./Plan.module.css";

/** What the built-in writer is good for, and its model's file: there, or to be fetched. */
export function BuiltinWriter() {
  const { data, error } = useQuery(trpc.writers.builtin.queryOptions());
  const [isFetching, setFetching] = useState(false);
  return (
    <div className={styles["builtin"]}>
      <p>{planWords.builtin}</p>
      {error !== null && <Notice kind="failed">{error.message}</Notice>}
      {data !== undefined && <p>{data.sentence}</p>}
      {data?.present === false && !isFetching && (
        <Button onPress={() => setFetching(true)}>
          <Download size={14} strokeWidth={1.6} aria-hidden="true" />
          Fetch the model
        </Button>
      )}
      {isFetching && <Fetching onEnd={() => setFetching(false)} />}
    </div>
  );
}

function Fetching({ onEnd }: Readonly<{ onEnd: () => void }>) {
  const [failure, setFailure] = useState<string | null>(null);
  const options = trpc.writers.fetchBuiltin.subscriptionOptions(failure === null ? undefined : skipToken, {
    onData: (step) => {
      if (step.done) void queryClient.invalidateQueries(trpc.writers.builtin.queryFilter()).then(onEnd);
    },
    onError: (error) => setFailure(error.message),
  });
  const { data } = useSubscription(options);
  if (failure !== null) {
    return (
      <Notice kind="failed" acts={<Button onPress={onEnd}>Leave it</Button>}>
        {failure}
      </Notice>
    );
  }
  const share = data === undefined || data.total === 0 ? null : data.bytes / data.total;
  return (
    <div role="status">
      <p>{data?.sentence ?? "Looking for the model"}</p>
      <Progress share={share} label="Model fetched" />
    </div>
  );
}
