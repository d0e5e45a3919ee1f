import { Link, useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { settingsWords } from "../words/settings.ts";
import { Appearance } from "./Appearance.tsx";
import { DataAndPrivacy } from "./DataAndPrivacy.tsx";
import { FilterLanguage } from "./FilterLanguage.tsx";
import { General } from "./General.tsx";
import { Keyboard } from "./keyboard/Keyboard.tsx";
import { Models } from "./models/Models.tsx";
import { sections, type Section } from "./sections.ts";
import { Trainer } from "./Trainer.tsx";
import { Writers } from "./writers/Writers.tsx";
import styles from "./Settings.module.css";

const views: Readonly<Record<Section, ComponentType>> = {
  general: General,
  writers: Writers,
  models: Models,
  trainer: Trainer,
  filter: FilterLanguage,
  keyboard: Keyboard,
  appearance: Appearance,
  data: DataAndPrivacy,
};

/** What the user prefers, whatever the project; one section at a time, named in the address. */
export function Settings() {
  const { section = "general" } = useSearch({ from: "/settings" });
  const View = views[section];
  return (
    <div className={styles["settings"]}>
      <nav className={styles["sections"]} aria-label={settingsWords.title}>
        {sections.map((each) => (
          <Link
            key={each}
            to="/settings"
            search={{ section: each }}
            className={styles["section"] ?? ""}
            aria-current={each === section ? "page" : undefined}
          >
            {settingsWords.sections[each]}
          </Link>
        ))}
      </nav>
      <div className={styles["view"]}>
        <View />
      </div>
    </div>
  );
}
