import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { FileCheck2 } from "lucide-react";
import { useState } from "react";
import type { AppRouter } from "../../../electron/api/router.ts";
import { trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { count } from "../../words/numbers.ts";
import { importSentence } from "../../words/seeds.ts";
import styles from "./ImportResult.module.css";

type Source = inferRouterOutputs<AppRouter>["seeds"]["imported"][number];

/** One line for every file that was read, with the lines that were set aside behind a button. */
export function ImportResult() {
  const { data, error } = useQuery(trpc.seeds.imported.queryOptions());
  if (error !== null) return <Notice kind="failed">{error.message}</Notice>;
  return (
    <div className={styles["results"]} data-testid="import-result">
      {(data ?? []).map((source) => (
        <SourceLine
          key={`${source.name} ${source.format} ${source.added} ${source.repeated}`}
          source={source}
        />
      ))}
    </div>
  );
}

function SourceLine({ source }: Readonly<{ source: Source }>) {
  const [isOpen, setOpen] = useState(false);
  const aside = source.setAside.length;
  return (
    <section className={styles["source"]}>
      <div className={styles["line"]}>
        <FileCheck2 size={16} strokeWidth={1.6} aria-hidden="true" />
        <p>
          <b>{source.name}</b> {importSentence(source.added, source.repeated, aside)}{" "}
          <span className={styles["format"]}>{source.format}</span>
        </p>
        {aside > 0 && (
          <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? "Hide" : "Show"} the {count(aside)} set aside
          </Button>
        )}
      </div>
      {isOpen && <SetAsideLines source={source} />}
    </section>
  );
}

function SetAsideLines({ source }: Readonly<{ source: Source }>) {
  return (
    <table className={styles["aside"]}>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Why it was set aside</th>
          <th scope="col">Text</th>
        </tr>
      </thead>
      <tbody>
        {source.setAside.map((line) => (
          <tr key={line.line}>
            <td>{count(line.line)}</td>
            <td>{line.reason}</td>
            <td>
              <code>{line.text}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
