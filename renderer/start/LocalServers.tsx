import { useQuery } from "@tanstack/react-query";
import { trpc } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { counted } from "../words/numbers.ts";
import { computerWords, serversFound } from "../words/start.ts";
import { ComputerRow } from "./ComputerRow.tsx";
import styles from "./ThisComputer.module.css";

/** The servers for language models that answer on this computer. */
export function LocalServers() {
  const { data, isFetching, refetch } = useQuery({
    ...trpc.host.localServers.queryOptions(),
    refetchOnMount: "always",
  });
  const { servers: words } = computerWords;
  const found = data ?? [];
  const models = found.reduce((sum, server) => sum + server.models.length, 0);
  const again = (
    <span className={styles["again"]}>
      <Button look="quiet" isDisabled={isFetching} onPress={() => void refetch()}>
        {isFetching ? words.looking : words.again}
      </Button>
    </span>
  );
  if (found.length > 0) {
    return (
      <ComputerRow
        mark="here"
        name={words.name}
        what={serversFound(found)}
        aside={counted(models, "model")}
      />
    );
  }
  return (
    <ComputerRow
      mark="none"
      name={words.name}
      what={data === undefined ? words.looking : words.none}
      aside={again}
      sentence={data === undefined ? null : words.start}
    />
  );
}
