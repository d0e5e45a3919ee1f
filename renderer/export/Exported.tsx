import { useMutation, useQuery } from "@tanstack/react-query";
import { Check, Copy, FolderOpen } from "lucide-react";
import { useState } from "react";
import { trpc } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { exportWords, loadLine } from "../words/export.ts";
import styles from "./Export.module.css";

/** Where the data set is, and the line that loads it. */
export function Exported({ folder, sentence }: Readonly<{ folder: string; sentence: string }>) {
  return (
    <div className={styles["done"]} data-testid="exported" role="status">
      <p className={styles["sentence"]}>
        <Check size={16} strokeWidth={2} aria-hidden="true" />
        {sentence}
      </p>
      <Copyable label={exportWords.folder} text={folder} />
      <Copyable label={exportWords.load} text={loadLine(folder)} />
      <Reveal />
    </div>
  );
}

function Reveal() {
  const host = useQuery(trpc.host.info.queryOptions());
  const reveal = useMutation(trpc.dataset.reveal.mutationOptions());
  if (host.data?.canReveal !== true) return null;
  return (
    <div className={styles["reveal"]}>
      <Button onPress={() => reveal.mutate()}>
        <FolderOpen size={14} strokeWidth={1.6} aria-hidden="true" />
        Show in folder
      </Button>
      {reveal.error !== null && <span role="alert">{reveal.error.message}</span>}
    </div>
  );
}

function Copyable({ label, text }: Readonly<{ label: string; text: string }>) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div className={styles["copyable"]}>
      <span>{label}</span>
      <code>{text}</code>
      <Button
        onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        aria-label={`Copy: ${label}`}
      >
        <Copy size={14} strokeWidth={1.6} aria-hidden="true" />
        {isCopied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
