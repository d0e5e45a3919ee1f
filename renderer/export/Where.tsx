import { useMutation, useQuery } from "@tanstack/react-query";
import { Folder } from "lucide-react";
import { trpc } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import styles from "./Export.module.css";

/** The folder that the export goes to, and the way to another where the host has dialogs. */
export function Where({ folder, onMoved }: Readonly<{ folder: string | null; onMoved: () => void }>) {
  const host = useQuery(trpc.host.info.queryOptions());
  const pick = useMutation(trpc.dataset.pickFolder.mutationOptions({ onSuccess: onMoved }));
  if (folder === null) return <span className={styles["where"]} />;
  return (
    <span className={styles["where"]}>
      <Folder size={16} strokeWidth={1.6} aria-hidden="true" />
      <code title={folder}>{`\u2066${folder}\u2069`}</code>
      {host.data?.canPick === true && (
        <Button look="quiet" isDisabled={pick.isPending} onPress={() => pick.mutate()}>
          Change…
        </Button>
      )}
      {pick.error !== null && <span role="alert">{pick.error.message}</span>}
    </span>
  );
}
