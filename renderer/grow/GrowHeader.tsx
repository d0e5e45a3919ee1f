import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ViewHeader } from "../parts/ViewHeader.tsx";
import { growTabs, type GrowTab } from "./growSearch.ts";
import styles from "./GrowHeader.module.css";

const names: Readonly<Record<GrowTab, string>> = { loop: "Loop", plan: "Plan", requests: "Requests" };

/** The header of Grow: its tabs, and at the right what belongs to the one that is open. */
export function GrowHeader({ tab, children }: Readonly<{ tab: GrowTab; children?: ReactNode }>) {
  return (
    <ViewHeader title={names[tab]} isTitleHidden>
      <nav className={styles["tabs"]} aria-label="Grow">
        {growTabs.map((each) => (
          <Link
            key={each}
            to="/grow"
            search={{ tab: each }}
            className={styles["tab"] ?? ""}
            aria-current={each === tab ? "page" : undefined}
            activeOptions={{ includeSearch: true }}
          >
            {names[each]}
          </Link>
        ))}
      </nav>
      {children}
    </ViewHeader>
  );
}
