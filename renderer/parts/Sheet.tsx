import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./Button.tsx";
import styles from "./Sheet.module.css";

type SheetProps = Readonly<{
  title: string;
  isOpen: boolean;
  onClose: () => void;
  width: number;
  children: ReactNode;
  footer: ReactNode;
}>;

/** A modal dialog: title, content, acts below; Esc and the cross close it. */
export function Sheet({ title, isOpen, onClose, width, children, footer }: SheetProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={styles["overlay"] ?? ""}
    >
      <Modal className={styles["modal"] ?? ""} style={{ width }}>
        <Dialog className={styles["dialog"] ?? ""}>
          <header className={styles["header"]}>
            <Heading slot="title" className={styles["title"] ?? ""}>
              {title}
            </Heading>
            <Button look="icon" aria-label="Close" onPress={onClose}>
              <X size={16} strokeWidth={1.6} aria-hidden="true" />
            </Button>
          </header>
          <div className={styles["content"]}>{children}</div>
          <footer className={styles["footer"]}>{footer}</footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
