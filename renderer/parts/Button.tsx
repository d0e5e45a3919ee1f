import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";

type Look = "plain" | "accent" | "quiet" | "icon";

/** A button of the house: plain has an edge, accent is the one act of a view, quiet is text, icon is a square. */
export function Button({
  look = "plain",
  isLarge = false,
  children,
  ...rest
}: Omit<ButtonProps, "className" | "children"> &
  Readonly<{ look?: Look; isLarge?: boolean; children: ReactNode }>) {
  return (
    <AriaButton {...rest} className={classes(styles["button"], styles[look], isLarge && styles["large"])}>
      {children}
    </AriaButton>
  );
}
