import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ListedWriter } from "../../../electron/api/savedWriters.ts";
import { queryClient, trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Sheet } from "../../parts/Sheet.tsx";
import { writerWords } from "../../words/writers.ts";

/** Removes a saved writer with its key, after a question. */
export function RemoveWriter({
  writer,
  onRemoved,
}: Readonly<{ writer: ListedWriter; onRemoved: () => void }>) {
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.writers.remove.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queryClient.invalidateQueries(trpc.writers.list.queryFilter()),
          queryClient.invalidateQueries(trpc.preferences.get.queryFilter()),
        ]);
        onRemoved();
      },
    }),
  );
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        {writerWords.remove}
      </Button>
      <Sheet
        title={writerWords.removeTitle(writer.name)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        width={460}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>{writerWords.keep}</Button>
            <Button
              look="accent"
              isDisabled={remove.isPending}
              onPress={() => remove.mutate({ id: writer.id })}
            >
              {writerWords.removeNow}
            </Button>
          </>
        }
      >
        <p>{writerWords.removeText}</p>
        {remove.error !== null && <Notice kind="failed">{remove.error.message}</Notice>}
      </Sheet>
    </>
  );
}
