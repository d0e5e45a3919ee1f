import { RadioTower } from "lucide-react";
import { useMemo } from "react";
import { ToggleButton } from "react-aria-components";
import type { Overview } from "../../electron/nouns/view.ts";
import { useCommand, useKeyWords } from "../commands/useCommand.ts";
import { usePaced } from "../live/lists.ts";
import { useLive } from "../live/overview.tsx";
import { useNow } from "../live/stale.ts";
import { Tip } from "../parts/Tip.tsx";
import { duration } from "../words/numbers.ts";
import { isAtWork } from "../words/run.ts";
import { GrowHeader } from "./GrowHeader.tsx";
import { Loop } from "./loop/Loop.tsx";
import { useFollow } from "./loop/useFollow.ts";
import { useLastVerdict } from "./loop/useLastVerdict.ts";
import { useLoop } from "./loop/useLoop.ts";
import styles from "./LoopTab.module.css";

const DRAWN_EVERY_MS = 200;

/** The tab Loop: its header with the newest verdict's age and Following, and the Loop itself. */
export function LoopTab({ overview: newest }: Readonly<{ overview: Overview }>) {
  const { view: newestView, failure } = useLoop();
  // Figures and marks come together, and five times a second is as fast as they are read.
  const news = useMemo(() => ({ overview: newest, view: newestView }), [newest, newestView]);
  const { overview, view } = usePaced(news, DRAWN_EVERY_MS);
  const follow = useFollow(view.requests, view.batches);
  const keyWords = useKeyWords()("follow");
  useCommand("follow", follow.toggle, { isEnabled: view.requests.length > 0 });
  return (
    <div className={styles["tab"]}>
      <GrowHeader tab="loop">
        <LastVerdict overview={overview} isOn={isAtWork(overview.state)} />
        {view.requests.length > 0 && (
          <Tip title="Keep the newest in view" keyWords={keyWords}>
            <ToggleButton
              className={styles["following"] ?? ""}
              isSelected={follow.isFollowing}
              onChange={follow.toggle}
            >
              <RadioTower size={16} strokeWidth={1.6} aria-hidden="true" />
              Following
            </ToggleButton>
          </Tip>
        )}
      </GrowHeader>
      <Loop overview={overview} view={view} failure={failure} follow={follow} />
    </div>
  );
}

/** How long ago the newest verdict came; nothing while that is not known. */
function LastVerdict({ overview, isOn }: Readonly<{ overview: Overview; isOn: boolean }>) {
  const at = useLastVerdict(overview.verdicts.generated, useLive().receivedAt);
  const now = useNow(1_000, isOn && at !== null);
  if (!isOn || at === null) return null;
  return <span className={styles["note"]}>Last verdict {duration(Math.max(0, now - at))} ago</span>;
}
