import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./Story.module.css";

type SeedLinkProps = Readonly<{ seed: number; title?: string; children: ReactNode }>;

/** The way to a seed among the seeds. */
export function SeedLink({ seed, title, children }: SeedLinkProps) {
  return (
    <Link to="/seeds" search={{ seed }} title={title} className={styles["link"] ?? ""}>
      {children}
    </Link>
  );
}
