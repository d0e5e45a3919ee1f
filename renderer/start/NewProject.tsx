import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { queryClient, trpc } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { TextInput } from "../parts/TextInput.tsx";
import { nameFault, startWords } from "../words/start.ts";
import styles from "./Start.module.css";

/** Makes a project by name; what is wrong with the name is said once it was tried. */
export function NewProject({ taken }: Readonly<{ taken: readonly string[] }>) {
  const [name, setName] = useState("");
  const [wasTried, setTried] = useState(false);
  const make = useMutation(
    trpc.projects.create.mutationOptions({ onSuccess: () => queryClient.resetQueries() }),
  );
  const fault = nameFault(name.trim(), taken);
  return (
    <Form
      className={styles["new"] ?? ""}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault === null) make.mutate({ name: name.trim() });
      }}
    >
      <div className={styles["newField"]}>
        <TextInput
          label={startWords.newProject}
          value={name}
          onChange={setName}
          placeholder="general-en"
          note={startWords.nameNote}
          error={(wasTried ? fault : null) ?? make.error?.message}
        />
      </div>
      <Button type="submit" look="accent" isDisabled={make.isPending}>
        {startWords.make}
      </Button>
    </Form>
  );
}
