import { useQuery } from "@tanstack/react-query";
import { Pencil, Pin, PinOff, Trash2, Undo2, X } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import type { SeedStory } from "../../../electron/nouns/seedView.ts";
import { trpc } from "../../api/client.ts";
import { CommandButton } from "../../commands/CommandButton.tsx";
import { useCommand } from "../../commands/useCommand.ts";
import { Button } from "../../parts/Button.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { Waiting } from "../../parts/Waiting.tsx";
import { count } from "../../words/numbers.ts";
import { nameWords, windowWords } from "../../words/seedTable.ts";
import type { Draft } from "../SeedDialog.tsx";
import type { SeedActs } from "../useSeedActs.ts";
import { SeedBody } from "./SeedBody.tsx";
import styles from "./SeedPanel.module.css";

type SeedPanelProps = Readonly<{
  id: number;
  acts: SeedActs;
  onClose: () => void;
  onChoose: (id: number) => void;
  /** The seed left the rows it stood in. */
  onLeft: () => void;
  onEdit: (draft: Draft) => void;
}>;

/** Everything known of the chosen seed, and what can be done with it. */
export function SeedPanel({ id, acts, onClose, onChoose, onLeft, onEdit }: SeedPanelProps) {
  const { data, error, isPending } = useQuery(trpc.seeds.story.queryOptions({ id }));
  const isInBed = data?.isInBed === true;
  useEscape(onClose);
  useCommand("pin-seed", () => data !== undefined && acts.pin(data, data.isPinned), {
    isEnabled: isInBed && !data.isRestored,
  });
  useCommand("edit", () => data !== undefined && onEdit({ seed: data, task: taskOf(data) }), {
    isEnabled: isInBed,
  });
  useCommand("retire-seed", () => data !== undefined && void retire(acts, data, onLeft), {
    isEnabled: isInBed,
  });
  const name = data === undefined ? count(id) : nameWords(data);
  return (
    <SidePanel name="seed" defaultWidth={340} label={`Seed ${name}`}>
      <header className={styles["header"]}>
        <h2>
          Seed <span data-grown={data?.isGrown === true}>{name}</span>
        </h2>
        {isInBed && <PinButton seed={data} />}
        <Button look="icon" aria-label="Close the seed" onPress={onClose}>
          <X size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </header>
      <section
        id="seed-story"
        className={styles["body"]}
        tabIndex={0}
        data-keys="list"
        data-testid="seed-story"
        aria-label={`Seed ${name}: text, figures, line of descent`}
      >
        {error !== null && <Notice kind="failed">{error.message}</Notice>}
        {isPending && <Waiting rows={12} label="Reading the seed" />}
        {data !== undefined && <SeedBody seed={data} onChoose={onChoose} />}
      </section>
      {data !== undefined && data.fate.kind !== "ofEarlierRun" && (
        <footer className={styles["footer"]}>
          {isInBed ? <BedActs /> : <OutActs seed={data} acts={acts} />}
        </footer>
      )}
    </SidePanel>
  );
}

async function retire(acts: SeedActs, seed: SeedStory, onLeft: () => void): Promise<void> {
  if (await acts.retire(seed)) onLeft();
}

function useEscape(act: () => void): void {
  const onEscape = useEffectEvent(act);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTaken = event.defaultPrevented || document.querySelector("[role=dialog]") !== null;
      if (event.key === "Escape" && !isTaken) onEscape();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function taskOf({ text, input, output }: SeedStory): Draft["task"] {
  return { instruction: text, input, output };
}

function PinButton({ seed }: Readonly<{ seed: SeedStory }>) {
  const Icon = seed.isPinned && !seed.isRestored ? PinOff : Pin;
  const title = seed.isRestored
    ? "It was replaced once and you put it back; no window takes it again"
    : seed.isPinned
      ? "Let windows take it again"
      : "Keep it: no window takes it";
  return (
    <CommandButton id="pin-seed" title={title} isKeyShown>
      <Icon size={14} strokeWidth={1.6} aria-hidden="true" />
      {seed.isRestored ? "Pinned" : seed.isPinned ? "Unpin" : "Pin"}
    </CommandButton>
  );
}

function BedActs() {
  return (
    <>
      <CommandButton id="edit" isKeyShown>
        <Pencil size={14} strokeWidth={1.6} aria-hidden="true" />
        Edit
      </CommandButton>
      <CommandButton id="retire-seed" look="quiet" isKeyShown>
        <Trash2 size={14} strokeWidth={1.6} aria-hidden="true" />
        Take out
      </CommandButton>
    </>
  );
}

function OutActs({ seed, acts }: Readonly<{ seed: SeedStory; acts: SeedActs }>) {
  const { fate } = seed;
  return (
    <>
      <Button onPress={() => acts.restore(seed)}>
        <Undo2 size={14} strokeWidth={1.6} aria-hidden="true" />
        Put back
      </Button>
      {fate.kind === "replaced" && (
        <Button look="quiet" onPress={() => acts.undoWindow(fate)}>
          Undo {windowWords(fate)}
        </Button>
      )}
    </>
  );
}
