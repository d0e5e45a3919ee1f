import { useState } from "react";
import { commands, type Command } from "../../../electron/nouns/commands.ts";
import { keyboard } from "../../commands/keyboard.ts";
import { keyOf } from "../../commands/keys.ts";
import { usePreferences } from "../../live/preferences.ts";
import { Button } from "../../parts/Button.tsx";
import { Key } from "../../parts/Key.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Toggle } from "../../parts/Toggle.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { keyboardWords } from "../../words/keyboard.ts";
import { settingsWords } from "../../words/settings.ts";
import { focusHeading } from "../focusHeading.ts";
import { Setting } from "../Setting.tsx";
import settings from "../Settings.module.css";
import { KeySheet } from "./KeySheet.tsx";
import { wordsOf } from "./rebind.ts";
import styles from "./Keyboard.module.css";

const groups = Map.groupBy(commands, ({ menu }) => menu ?? "list");

/** Every command with its key; each key can be chosen anew. */
export function Keyboard() {
  const { preferences, change, failure } = usePreferences();
  const [chosen, setChosen] = useState<Command | null>(null);
  return (
    <>
      <ViewHeader title={settingsWords.sections.keyboard}>
        <Button
          look="quiet"
          isDisabled={Object.keys(preferences.keys).length === 0}
          onPress={() => {
            change({ keys: {} });
            focusHeading();
          }}
        >
          {keyboardWords.resetAll}
        </Button>
      </ViewHeader>
      <div className={settings["page"]}>
        {failure !== null && <Notice kind="failed">{failure}</Notice>}
        <Setting note={keyboardWords.lettersNote}>
          <Toggle
            label={keyboardWords.letters}
            isOn={preferences.letterKeys}
            onChange={(letterKeys) => change({ letterKeys })}
          />
        </Setting>
        <table className={styles["keys"]}>
          <thead>
            <tr>
              <th scope="col">{keyboardWords.command}</th>
              <th scope="col" colSpan={2}>
                {keyboardWords.key}
              </th>
            </tr>
          </thead>
          {[...groups].map(([menu, members]) => (
            <tbody key={menu}>
              <tr>
                <th scope="rowgroup" colSpan={3} className={styles["group"]}>
                  {keyboardWords.menus[menu]}
                </th>
              </tr>
              {members.map((command) => (
                <Row key={command.id} command={command} own={preferences.keys} onChange={setChosen} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {chosen !== null && <KeySheet command={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

type RowProps = Readonly<{
  command: Command;
  own: Readonly<Record<string, string | null>>;
  onChange: (command: Command) => void;
}>;

function Row({ command, own, onChange }: RowProps) {
  const words = wordsOf(keyOf(command, keyboard, own), keyboard);
  return (
    <tr data-own={own[command.id] !== undefined}>
      <th scope="row">{command.title}</th>
      <td>
        {words === null ? (
          <span className={styles["none"]}>{keyboardWords.none}</span>
        ) : (
          <Key words={words} />
        )}
      </td>
      <td>
        <Button
          look="quiet"
          aria-label={keyboardWords.changeOf(command.title)}
          onPress={() => onChange(command)}
        >
          {keyboardWords.change}
        </Button>
      </td>
    </tr>
  );
}
