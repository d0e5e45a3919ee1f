import { useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { commandWords } from "../../words/commands.ts";
import { idTargets } from "./ids.ts";
import { idItems, standingItems, type PaletteItem } from "./items.ts";
import { matching } from "./match.ts";
import styles from "./Palette.module.css";
import { PaletteField } from "./PaletteField.tsx";
import { useDestinations } from "./useDestinations.ts";
import { useEnabledCommands } from "../useCommand.ts";

/** Finds and runs anything by its words; Esc or a press outside closes it and the focus goes back. */
export function Palette({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={styles["overlay"] ?? ""}
    >
      <Modal className={styles["modal"] ?? ""}>
        <Dialog className={styles["dialog"] ?? ""} aria-label={commandWords.field}>
          <PaletteContent onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteContent({ onClose }: Readonly<{ onClose: () => void }>) {
  const [query, setQuery] = useState("");
  const destinations = useDestinations();
  const commands = useEnabledCommands();
  const ids =
    destinations.openId === null ? [] : idItems(idTargets(query, destinations.counts), destinations.openId);
  const items = [...ids, ...matching(standingItems(commands, destinations), query)];
  function choose(item: PaletteItem): void {
    onClose();
    // The dialog gives the focus back first, so that what the command opens keeps it.
    requestAnimationFrame(() => requestAnimationFrame(item.run));
  }
  return <PaletteField query={query} onQuery={setQuery} items={items} onChoose={choose} onClose={onClose} />;
}
