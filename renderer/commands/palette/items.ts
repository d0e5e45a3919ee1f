import type { Command } from "../../../electron/nouns/commands.ts";
import { registry } from "../registry.ts";
import { commandAliases } from "../../words/commands.ts";
import type { IdCounts, IdTarget } from "./ids.ts";
import type { Findable } from "./match.ts";

/** A line of the palette and what it does. */
export type PaletteItem = Findable &
  Readonly<{
    id: string;
    kind: "command" | "setting" | "project" | "id";
    keyWords: string | null;
    run: () => void;
  }>;

/** Where the palette can go besides the commands. */
export type Destinations = Readonly<{
  keyWords: (id: Command["id"]) => string | null;
  settings: readonly Readonly<{ id: string; title: string; alias?: string; open: () => void }>[];
  projects: readonly Readonly<{ id: string; name: string; open: () => void }>[];
  /** What ids there are in the open project. */
  counts: IdCounts;
  /** Null while no project is open. */
  openId: ((target: IdTarget) => void) | null;
}>;

/** The lines that do not depend on what is typed: commands that can run now, settings, other projects. */
export function standingItems(
  commands: readonly Command[],
  { keyWords, settings, projects }: Destinations,
): readonly PaletteItem[] {
  return [
    ...commands
      .filter((command) => command.id !== "palette")
      .map((command) => ({
        id: `command ${command.id}`,
        kind: "command" as const,
        title: command.title,
        alias: commandAliases[command.id] ?? "",
        keyWords: keyWords(command.id),
        run: () => void registry.run(command.id),
      })),
    ...settings.map(({ open, ...setting }) => ({
      ...setting,
      id: `setting ${setting.id}`,
      kind: "setting" as const,
      keyWords: null,
      run: open,
    })),
    ...projects.map(({ id, name, open }) => ({
      id: `project ${id}`,
      kind: "project" as const,
      title: `Open ${name}`,
      alias: "project",
      keyWords: null,
      run: open,
    })),
  ];
}

/** The lines for what a query can mean as an id. */
export function idItems(
  targets: readonly IdTarget[],
  openId: (target: IdTarget) => void,
): readonly PaletteItem[] {
  return targets.map((target) => ({
    id: `${target.kind} ${target.id}`,
    kind: "id",
    title: target.title,
    keyWords: null,
    run: () => openId(target),
  }));
}
