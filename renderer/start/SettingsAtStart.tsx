import { Link, Outlet } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { startWords } from "../words/start.ts";
import { StartBar } from "./StartBar.tsx";
import { StartStatus } from "./StartStatus.tsx";
import styles from "./Start.module.css";

/** The settings while no project is open. */
export function SettingsAtStart() {
  return (
    <div className={styles["page"]}>
      <StartBar />
      <main tabIndex={-1} className={styles["settings"]}>
        <Link to="/grow" className={styles["back"] ?? ""}>
          <ArrowLeft size={16} strokeWidth={1.6} aria-hidden="true" />
          {startWords.back}
        </Link>
        <Outlet />
      </main>
      <StartStatus />
    </div>
  );
}
