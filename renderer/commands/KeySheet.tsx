import { commands, type Command } from "../../electron/nouns/commands.ts";
import { usePreferences } from "../live/preferences.ts";
import { Button } from "../parts/Button.tsx";
import { Key } from "../parts/Key.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { Toggle } from "../parts/Toggle.tsx";
import { commandWords } from "../words/commands.ts";
import styles from "./KeySheet.module.css";
import { useShownScreenKeys, type ScreenKey } from "./screenKeys.ts";
import { useEnabledCommands, useKeyWords } from "./useCommand.ts";

type Group = Readonly<{ name: string; keys: readonly ScreenKey[] }>;

/** The keys of this screen and the general ones, from the table of commands. */
export function KeySheet({ isOpen, onClose }: Readonly<{ isOpen: boolean; onClose: () => void }>) {
  const { preferences, change } = usePreferences();
  const groups = useGroups();
  return (
    <Sheet
      title={commandWords.sheet}
      isOpen={isOpen}
      onClose={onClose}
      width={760}
      footer={
        <>
          <div className={styles["letters"]}>
            <Toggle
              label={commandWords.letters}
              isOn={preferences.letterKeys}
              onChange={(letterKeys) => change({ letterKeys })}
            />
            <p>{commandWords.lettersNote}</p>
          </div>
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      <div className={styles["groups"]}>
        {groups.map((group) => (
          <KeyGroup key={group.name} group={group} />
        ))}
      </div>
    </Sheet>
  );
}

function KeyGroup({ group }: Readonly<{ group: Group }>) {
  return (
    <section className={styles["group"]}>
      <h3>{group.name}</h3>
      <dl>
        {group.keys.map(({ keys, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              <Key words={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** This screen first: its list commands that can run and what its views told; then the rest by menu. */
function useGroups(): readonly Group[] {
  const keyWords = useKeyWords();
  const enabled = useEnabledCommands();
  const told = useShownScreenKeys();
  const withKey = (chosen: readonly Command[]): ScreenKey[] =>
    chosen.flatMap(({ id, title }) => {
      const keys = keyWords(id);
      return keys === null ? [] : [{ keys, does: title }];
    });
  const here = [...withKey(enabled.filter(({ place }) => place === "list")), ...told];
  const menus = (["run", "go", "view", "file", "edit"] as const).map((menu) => ({
    name: commandWords.menus[menu],
    keys: withKey(
      commands.filter((command) => {
        const isOfMenu = command.menu === menu || (menu === "view" && command.menu === "help");
        return isOfMenu && command.place !== "list";
      }),
    ),
  }));
  return [
    { name: commandWords.thisScreen, keys: here },
    { name: commandWords.everywhere, keys: commandWords.focusKeys },
    ...menus,
  ].filter((group) => group.keys.length > 0);
}
