import { skipToken } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useState } from "react";
import type { ListedModel } from "../../electron/api/models.ts";
import { queryClient, trpc } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { Progress } from "../parts/Progress.tsx";
import { modelWords } from "../words/models.ts";
import { megabytes } from "../words/numbers.ts";
import { computerWords } from "../words/start.ts";
import { ComputerRow } from "./ComputerRow.tsx";

function refresh(): void {
  void queryClient.invalidateQueries(trpc.models.list.queryFilter());
  void queryClient.invalidateQueries(trpc.writers.builtin.queryFilter());
}

/** The built-in writer's model: here, to be fetched, or on its way. */
export function WriterRow({ model }: Readonly<{ model: ListedModel }>) {
  const [isFetching, setFetching] = useState(model.isFetching);
  const [failure, setFailure] = useState<string | null>(null);
  const { data } = useSubscription(
    trpc.models.fetch.subscriptionOptions(isFetching ? { name: model.name } : skipToken, {
      onData: (step) => {
        if (!step.done) return;
        setFetching(false);
        refresh();
      },
      onError: (error) => {
        setFetching(false);
        setFailure(error.message);
      },
    }),
  );
  const isHere = model.state === "present";
  const size = megabytes(model.sizeBytes);
  const share = data === undefined || data.total === 0 ? null : data.bytes / data.total;
  const begin = (): void => {
    setFailure(null);
    setFetching(true);
  };
  return (
    <ComputerRow
      mark={isHere ? "here" : "fetch"}
      name={computerWords.writer.name}
      what={isFetching ? model.name : `${model.name}, ${size}`}
      sentence={failure ?? model.sentence}
      aside={
        isHere ? (
          computerWords.writer.here
        ) : isFetching ? (
          (data?.sentence ?? modelWords.looking)
        ) : (
          <Button onPress={begin}>{modelWords.fetch(size)}</Button>
        )
      }
    >
      {isFetching && !isHere && <Progress share={share} label={modelWords.fetch(size)} />}
    </ComputerRow>
  );
}
