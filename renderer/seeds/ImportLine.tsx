import { useQuery } from "@tanstack/react-query";
import { FileCheck2 } from "lucide-react";
import { trpc } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { count } from "../words/numbers.ts";
import { asideReasons, importSentence } from "../words/seeds.ts";
import styles from "./Seeds.module.css";

/** What the file read last brought, in one line, with the way to the lines that were set aside. */
export function ImportLine({ onShow }: Readonly<{ onShow: () => void }>) {
  const { data } = useQuery(trpc.seeds.imported.queryOptions());
  const last = data?.at(-1);
  if (last === undefined) return null;
  const { setAsideCount } = last;
  return (
    <div className={styles["import"]} data-testid="import-result">
      <FileCheck2 size={16} strokeWidth={1.6} aria-hidden="true" />
      <p>
        <b>{last.name}</b>{" "}
        <span>
          {importSentence(last.added, last.repeated, setAsideCount)} {asideReasons(last.setAside)}
        </span>
      </p>
      {setAsideCount > 0 && (
        <Button look="quiet" onPress={onShow}>
          Show the {count(setAsideCount)}
        </Button>
      )}
    </div>
  );
}
