import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/client.ts";
import { Notice } from "../../parts/Notice.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { modelWords } from "../../words/models.ts";
import { settingsWords } from "../../words/settings.ts";
import settings from "../Settings.module.css";
import { ModelDrop } from "./ModelDrop.tsx";
import { ModelRow } from "./ModelRow.tsx";
import styles from "./Models.module.css";

/** The models' files: where they are, and two ways to get one that is not. */
export function Models() {
  const { data, error } = useQuery(trpc.models.list.queryOptions());
  return (
    <>
      <ViewHeader title={settingsWords.sections.models} />
      <div className={settings["page"]}>
        {error !== null && <Notice kind="failed">{error.message}</Notice>}
        {data === undefined && error === null && <Waiting rows={4} label={settingsWords.sections.models} />}
        {data !== undefined && (
          <ul className={styles["models"]}>
            {data.map((model) => (
              <ModelRow key={model.name} model={model} />
            ))}
          </ul>
        )}
        <ModelDrop />
        <p className={settings["note"]}>{modelWords.verified}</p>
      </div>
    </>
  );
}
