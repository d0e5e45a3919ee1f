import { useMutation, useQuery } from "@tanstack/react-query";
import { trpc } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { settingsWords } from "../words/settings.ts";
import styles from "./Settings.module.css";

const words = settingsWords.data;
const shown = [
  { which: "projects", name: words.projects, note: words.projectsNote },
  { which: "models", name: words.models, note: words.modelsNote },
  { which: "settings", name: words.settings, note: words.settingsNote },
] as const;

/** Where everything lies on this computer, and what leaves it. */
export function DataAndPrivacy() {
  const places = useQuery(trpc.places.list.queryOptions());
  const keys = useQuery(trpc.writers.keyPlace.queryOptions());
  const reveal = useMutation(trpc.places.reveal.mutationOptions());
  const failure = places.error?.message ?? keys.error?.message ?? reveal.error?.message ?? null;
  return (
    <>
      <ViewHeader title={settingsWords.sections.data} />
      <div className={styles["page"]}>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        <div className={styles["places"]}>
          {places.data === undefined && <Waiting rows={4} label={settingsWords.sections.data} />}
          {places.data !== undefined &&
            shown.map(({ which, name, note }) => (
              <section key={which} className={styles["place"]}>
                <h2>{name}</h2>
                <code>{places.data[which]}</code>
                <p className={styles["note"]}>{note}</p>
                {places.data.canReveal && (
                  <Button aria-label={`${words.reveal}: ${name}`} onPress={() => reveal.mutate({ which })}>
                    {words.reveal}
                  </Button>
                )}
              </section>
            ))}
          {keys.data !== undefined && (
            <section className={styles["place"]}>
              <h2>{words.keys}</h2>
              <p className={styles["text"]}>{keys.data.sentence}</p>
            </section>
          )}
        </div>
        <section>
          <h2>{words.leaves}</h2>
          <ul className={styles["list"]}>
            {words.leavesList.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
