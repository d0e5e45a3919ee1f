import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/client.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Sheet } from "../../parts/Sheet.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { varietyLines, varietyWords } from "../../words/batches.ts";
import styles from "./VarietyDialog.module.css";

/** The batches beside random ones and beside shuffled labels; worked out when it opens. */
export function VarietyDialog({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const { data, error } = useQuery(
    trpc.grow.variety.queryOptions(undefined, { enabled: isOpen, staleTime: 0, gcTime: 0 }),
  );
  const lines = data === undefined ? [] : varietyLines(data);
  return (
    <Sheet
      title={varietyWords.title}
      isOpen={isOpen}
      onClose={onClose}
      width={680}
      footer={
        <Button look="accent" onPress={onClose}>
          Close
        </Button>
      }
    >
      {error !== null && <Notice kind="failed">{error.message}</Notice>}
      {data === undefined && error === null && <Waiting rows={5} label={varietyWords.working} />}
      {data?.batches === null && <p>{varietyWords.tooFew}</p>}
      {lines.length > 0 && (
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Here</th>
              <th scope="col">Beside</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">
                  {line.name}
                  <span>{line.meaning}</span>
                </th>
                <td>{line.value}</td>
                <td>{line.beside}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
