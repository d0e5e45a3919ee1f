import { Link } from "@tanstack/react-router";
import { Bean, Box, Funnel, Rows3, SlidersHorizontal, Sprout, type LucideIcon } from "lucide-react";
import { Button, Focusable } from "react-aria-components";
import type { CommandId } from "../../electron/nouns/commands.ts";
import { registry } from "../commands/registry.ts";
import { useCanRun, useCommand, useKeyWords } from "../commands/useCommand.ts";
import { useOverview } from "../live/overview.tsx";
import { usePreferences } from "../live/preferences.ts";
import { Tip } from "../parts/Tip.tsx";
import text from "../style/text.module.css";
import { useMedia } from "../theme/useMedia.ts";
import { setAsideCount } from "../words/filter.ts";
import { count } from "../words/numbers.ts";
import styles from "./Rail.module.css";

/** Under this width the rail shows icons alone (ui.md part 3). */
const NARROW = "(width < 1360px)";

type Place = Readonly<{
  to: "/grow" | "/seeds" | "/filter" | "/instructions" | "/settings";
  name: string;
  icon: LucideIcon;
  command: CommandId;
  figure?: number | undefined;
}>;

/** The places of the project, in flow order, with a live count each; icons alone when narrow or by choice. */
export function Rail() {
  const overview = useOverview();
  const { preferences, change } = usePreferences();
  const isHidden = preferences.isRailHidden;
  const isNarrow = useMedia(NARROW) || isHidden;
  useCommand("toggle-rail", () => change({ isRailHidden: !isHidden }));
  const seeds = overview?.seeds.pool;
  const kept = overview?.verdicts.kept;
  const setAside = overview === null ? undefined : setAsideCount(overview.verdicts);
  return (
    <nav className={styles["rail"]} aria-label="Places" data-narrow={isNarrow}>
      <ul>
        <PlaceLink to="/grow" name="Grow" icon={Sprout} command="go-grow" />
      </ul>
      <ul>
        <PlaceLink to="/seeds" name="Seeds" icon={Bean} command="go-seeds" figure={seeds} />
        <PlaceLink to="/filter" name="Filter" icon={Funnel} command="go-filter" figure={setAside} />
        <PlaceLink
          to="/instructions"
          name="Instructions"
          icon={Rows3}
          command="go-instructions"
          figure={kept}
        />
      </ul>
      <ul>
        <ExportEntry />
      </ul>
      <ul>
        <PlaceLink to="/settings" name="Settings" icon={SlidersHorizontal} command="settings" />
      </ul>
    </nav>
  );
}

function PlaceLink({ to, name, icon: Icon, command, figure }: Place) {
  const keyWords = useKeyWords()(command);
  const title = figure === undefined ? name : `${name}: ${count(figure)}`;
  return (
    <li>
      <Tip title={title} keyWords={keyWords} placement="right">
        <Focusable>
          <Link to={to} className={styles["place"] ?? ""} role="link">
            <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
            <span className={styles["name"]}>{name}</span>
            {figure !== undefined && (
              <span className={`${styles["figure"]} ${text["number"]}`}>{count(figure)}</span>
            )}
          </Link>
        </Focusable>
      </Tip>
    </li>
  );
}

function ExportEntry() {
  const keyWords = useKeyWords()("export");
  const canExport = useCanRun("export");
  return (
    <li>
      <Tip title="Export the data set" keyWords={keyWords} placement="right">
        <Button
          className={styles["place"] ?? ""}
          isDisabled={!canExport}
          onPress={() => registry.run("export")}
        >
          <Box size={16} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles["name"]}>Export</span>
        </Button>
      </Tip>
    </li>
  );
}
