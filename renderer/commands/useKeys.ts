import { useEffect, useEffectEvent } from "react";
import { commands } from "../../electron/nouns/commands.ts";
import { usePreferences } from "../live/preferences.ts";
import { keyboard } from "./keyboard.ts";
import { commandOfPress, focusOf } from "./press.ts";
import { registry } from "./registry.ts";

/** Carries out commands by their keys and as the desktop menu says; used once, at the root. */
export function useKeys(): void {
  const { preferences } = usePreferences();
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const focus = focusOf(event.target);
    // With a modifier the key is ours before a button takes it for a press; a text field's own view goes first.
    const isEarly = (event.ctrlKey || event.metaKey || event.altKey) && !focus.isText;
    if (isEarly !== (event.eventPhase === Event.CAPTURING_PHASE)) return;
    const command = commandOfPress(event, focus, preferences, keyboard);
    if (command === null || !registry.canRun(command.id)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) registry.run(command.id);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listen, { capture: true });
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen, { capture: true });
      window.removeEventListener("keydown", listen);
    };
  }, []);
  useEffect(
    () =>
      window.seedbed?.onCommand((chosen) => {
        const command = commands.find((known) => known.id === chosen);
        // A dialog holds the rest of the window still, for the menu too.
        if (command === undefined || document.querySelector('[role="dialog"]') !== null) return;
        registry.run(command.id);
      }),
    [],
  );
}
