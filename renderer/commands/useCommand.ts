import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { commands, type Command, type CommandId } from "../../electron/nouns/commands.ts";
import { usePreferences } from "../live/preferences.ts";
import { keyboard } from "./keyboard.ts";
import { isCharacter, keyOf, parseKey, wordsOfKey } from "./keys.ts";
import { registry } from "./registry.ts";

type CommandOptions = Readonly<{
  isEnabled?: boolean;
  /** Acts only while no other mounted view carries out the same command; for the frame. */
  isFallback?: boolean;
}>;

/**
 * Carries out a command while the component is mounted: by its key, the palette, the desktop menu and a
 * `CommandButton`. Of several that are enabled the one mounted last acts.
 */
export function useCommand(id: CommandId, run: () => void, options: CommandOptions = {}): void {
  const { isEnabled = true, isFallback = false } = options;
  const act = useEffectEvent(run);
  useEffect(() => registry.add(id, { run: () => act(), isEnabled, isFallback }), [id, isEnabled, isFallback]);
}

/** A command of the table by its id. */
export function commandOf(id: CommandId): Command {
  const command = commands.find((other) => other.id === id);
  if (command === undefined) throw new Error(`There is no command ${id}.`);
  return command;
}

/** The commands that can be carried out now, in the order of the table. */
export function useEnabledCommands(): readonly Command[] {
  useSyncExternalStore(registry.subscribe, registry.version);
  return commands.filter((command) => registry.canRun(command.id));
}

/** Whether a command can be carried out now. */
export function useCanRun(id: CommandId): boolean {
  return useSyncExternalStore(registry.subscribe, () => registry.canRun(id));
}

/** How the key of each command is written here ("Ctrl K", "⌘K"); null for one without a key that works. */
export function useKeyWords(): (id: CommandId) => string | null {
  const { keys, letterKeys } = usePreferences().preferences;
  return (id) => {
    const written = keyOf(commandOf(id), keyboard, keys);
    const key = written === null ? null : parseKey(written);
    if (key === null || (isCharacter(key) && !letterKeys)) return null;
    return wordsOfKey(key, keyboard);
  };
}
