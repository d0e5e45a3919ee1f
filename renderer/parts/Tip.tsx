import type { ReactNode } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import { Key } from "./Key.tsx";
import styles from "./Tip.module.css";

type TipProps = Readonly<{
  /** What it does, in the words of the command. */
  title: string;
  keyWords?: string | null;
  placement?: "top" | "bottom" | "right" | "left";
  /** One control that can have the focus. */
  children: ReactNode;
}>;

const HOVER_MS = 500;

/** A tooltip with the key beside the words, on hover after half a second and on focus at once. */
export function Tip({ title, keyWords = null, placement = "bottom", children }: TipProps) {
  return (
    <TooltipTrigger delay={HOVER_MS} closeDelay={80}>
      {children}
      <Tooltip className={styles["tip"] ?? ""} placement={placement} offset={6}>
        {title}
        <Key words={keyWords} />
      </Tooltip>
    </TooltipTrigger>
  );
}
