import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Form } from "react-aria-components";
import { backend, trpc } from "../api/client.ts";
import { useCommand } from "../commands/useCommand.ts";
import { startAfresh } from "../live/projects.ts";
import { Button } from "../parts/Button.tsx";
import { TextInput } from "../parts/TextInput.tsx";
import { nameFault, startWords } from "../words/start.ts";
import { entering } from "./hostEvents.ts";
import styles from "./NewProject.module.css";

/** False when the user called the system's dialog off. */
async function makeProject({ name, isElsewhere }: { name: string; isElsewhere: boolean }): Promise<boolean> {
  if (isElsewhere) return backend.projects.createElsewhere.mutate({ name });
  await backend.projects.create.mutate({ name });
  return true;
}

/** Makes a project by name; what is wrong with the name is said once it was tried. */
export function NewProject({ taken }: Readonly<{ taken: readonly string[] }>) {
  const [name, setName] = useState("");
  const [wasTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const canPick = useQuery(trpc.host.info.queryOptions()).data?.canPick === true;
  const make = useMutation({
    mutationKey: entering,
    mutationFn: makeProject,
    onSuccess: (isMade) => (isMade ? startAfresh() : undefined),
  });
  const fault = nameFault(name.trim(), taken);
  function tryIt(isElsewhere: boolean): void {
    setTried(true);
    const isClash = !isElsewhere && fault !== null;
    if (name.trim() !== "" && !isClash) make.mutate({ name: name.trim(), isElsewhere });
  }
  useCommand("new", () => form.current?.querySelector("input")?.focus());
  return (
    <Form
      ref={form}
      className={styles["form"] ?? ""}
      onSubmit={(event) => {
        event.preventDefault();
        tryIt(false);
      }}
    >
      <TextInput
        label={startWords.newProject}
        value={name}
        onChange={setName}
        placeholder="general-en"
        error={(wasTried ? fault : null) ?? make.error?.message}
      />
      <Button type="submit" isDisabled={make.isPending}>
        {startWords.make}
      </Button>
      {canPick && (
        <Button look="quiet" isDisabled={make.isPending} onPress={() => tryIt(true)}>
          {startWords.elsewhere}
        </Button>
      )}
    </Form>
  );
}
