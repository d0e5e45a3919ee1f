import { useMutation } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { DropZone, FileTrigger } from "react-aria-components";
import { queryClient, trpc } from "../../api/client.ts";
import { uploadModel } from "../../api/upload.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Progress } from "../../parts/Progress.tsx";
import { modelWords } from "../../words/models.ts";
import styles from "./Models.module.css";

/** Takes a model's file by drop or from the file dialog; the backend says whether it is one that it knows. */
export function ModelDrop() {
  const take = useMutation({
    mutationFn: uploadModel,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.models.list.queryFilter()),
        queryClient.invalidateQueries(trpc.writers.builtin.queryFilter()),
      ]),
  });
  return (
    <section className={styles["drop"]}>
      <DropZone
        className={styles["zone"] ?? ""}
        aria-label={modelWords.drop}
        data-testid="model-drop"
        onDrop={(event) => {
          const file = event.items.find((item) => item.kind === "file");
          if (file !== undefined) void file.getFile().then((each) => take.mutate(each));
        }}
      >
        {({ isDropTarget }) => (
          <>
            <b>{isDropTarget ? modelWords.letGo : modelWords.drop}</b>
            <p>{modelWords.dropNote}</p>
            <FileTrigger
              onSelect={(files) => {
                const file = files?.[0];
                if (file !== undefined) take.mutate(file);
              }}
            >
              <Button isDisabled={take.isPending}>{modelWords.choose}</Button>
            </FileTrigger>
          </>
        )}
      </DropZone>
      {take.isPending && (
        <div role="status">
          <p>{modelWords.reading(take.variables.name)}</p>
          <Progress share={null} label={modelWords.reading(take.variables.name)} />
        </div>
      )}
      {take.data?.isAccepted === false && <Notice kind="failed">{take.data.sentence}</Notice>}
      {take.data?.isAccepted === true && (
        <p className={styles["taken"]} role="status">
          <CircleCheck size={16} strokeWidth={1.6} aria-hidden="true" />
          {take.data.sentence}
        </p>
      )}
    </section>
  );
}
