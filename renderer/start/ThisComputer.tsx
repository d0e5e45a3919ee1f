import { useQuery } from "@tanstack/react-query";
import { trpc } from "../api/client.ts";
import { Notice } from "../parts/Notice.tsx";
import { computerWords } from "../words/start.ts";
import { ComputerRow } from "./ComputerRow.tsx";
import { LocalServers } from "./LocalServers.tsx";
import { WriterRow } from "./WriterRow.tsx";
import styles from "./ThisComputer.module.css";

/** What this computer brings along, and what is to be done where something is missing. */
export function ThisComputer() {
  const models = useQuery(trpc.models.list.queryOptions());
  const embedding = models.data?.find(({ purpose }) => purpose === "embedding");
  const writer = models.data?.find(({ purpose }) => purpose === "writer");
  const { filter, trainer } = computerWords;
  return (
    <section className={styles["computer"]} aria-labelledby="this-computer">
      <header className={styles["header"]}>
        <h2 id="this-computer">{computerWords.title}</h2>
        <span>{computerWords.promise}</span>
      </header>
      {models.error !== null && <Notice kind="failed">{models.error.message}</Notice>}
      <ul>
        <ComputerRow mark="here" name={filter.name} what={filter.what} aside={filter.note} />
        {embedding !== undefined && (
          <ComputerRow
            mark={embedding.state === "present" ? "here" : "wrong"}
            name={computerWords.embedding.name}
            what={embedding.name}
            aside={computerWords.embedding[embedding.state === "present" ? "note" : "missing"]}
            sentence={embedding.sentence}
          />
        )}
        <ComputerRow mark="here" name={trainer.name} what={trainer.what} aside={trainer.note} />
        {writer !== undefined && <WriterRow model={writer} />}
        <LocalServers />
      </ul>
    </section>
  );
}
