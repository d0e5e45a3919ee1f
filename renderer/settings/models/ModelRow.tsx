import { skipToken, useMutation } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import type { ListedModel } from "../../../electron/api/models.ts";
import { queryClient, trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { modelWords } from "../../words/models.ts";
import { megabytes } from "../../words/numbers.ts";
import styles from "./Models.module.css";

function refresh(): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries(trpc.models.list.queryFilter()),
    queryClient.invalidateQueries(trpc.writers.builtin.queryFilter()),
  ]);
}

/** One model of the manifest. */
export function ModelRow({ model }: Readonly<{ model: ListedModel }>) {
  const [isFetching, setFetching] = useState(model.isFetching);
  const facts = [
    modelWords.purposes[model.purpose],
    megabytes(model.sizeBytes),
    model.licence,
    ...(model.committed ? [modelWords.ships] : []),
  ];
  const isWanted = model.state !== "present" && !model.committed;
  const words = model.state === "damaged" ? modelWords.fetchAgain : modelWords.fetch;
  return (
    <li className={styles["model"]}>
      <div className={styles["line"]}>
        <b>{model.name}</b>
        <span data-state={model.state}>{modelWords.states[model.state]}</span>
      </div>
      <p className={styles["facts"]}>{facts.join(" · ")}</p>
      <code className={styles["path"]}>{model.path}</code>
      {model.sentence !== null && <Notice kind="failed">{model.sentence}</Notice>}
      {isWanted && !isFetching && (
        <Button onPress={() => setFetching(true)}>
          <Download size={14} strokeWidth={1.6} aria-hidden="true" />
          {words(megabytes(model.sizeBytes))}
        </Button>
      )}
      {isFetching && <Fetching name={model.name} onEnd={() => setFetching(false)} />}
    </li>
  );
}

function Fetching({ name, onEnd }: Readonly<{ name: string; onEnd: () => void }>) {
  const [failure, setFailure] = useState<string | null>(null);
  const stop = useMutation(trpc.models.stopFetch.mutationOptions());
  const { data } = useSubscription(
    trpc.models.fetch.subscriptionOptions(failure === null ? { name } : skipToken, {
      onData: (step) => {
        if (step.done) void refresh().then(onEnd);
      },
      onError: (error) => setFailure(error.message),
    }),
  );
  if (failure !== null) {
    return (
      <Notice kind="failed" acts={<Button onPress={onEnd}>{modelWords.leave}</Button>}>
        {failure}
      </Notice>
    );
  }
  const share = data === undefined || data.total === 0 ? null : data.bytes / data.total;
  return (
    <div className={styles["fetching"]} role="status">
      <p>{data?.sentence ?? modelWords.looking}</p>
      <Button isDisabled={stop.isPending} onPress={() => stop.mutate({ name })}>
        {modelWords.stop}
      </Button>
      <Progress share={share} label={modelWords.looking} />
    </div>
  );
}
