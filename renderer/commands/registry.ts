import type { CommandId } from "../../electron/nouns/commands.ts";

/** How a mounted view carries out a command. */
export type Handler = Readonly<{
  run: () => void;
  isEnabled: boolean;
  /** Acts only while no other view carries out the same command. */
  isFallback: boolean;
}>;

/** The commands that can be carried out now, by the views that are mounted. */
export type Registry = Readonly<{
  /** Adds a handler; gives the way to take it off. The one added last goes first. */
  add: (id: CommandId, handler: Handler) => () => void;
  canRun: (id: CommandId) => boolean;
  /** Runs the command; false when nothing mounted can do it now. */
  run: (id: CommandId) => boolean;
  /** Hears that what can be run has changed; gives the way to stop. */
  subscribe: (listener: () => void) => () => void;
  /** A number that changes with it. */
  version: () => number;
}>;

/** A registry without commands. */
export function emptyRegistry(): Registry {
  const handlers = new Map<CommandId, readonly Handler[]>();
  const listeners = new Set<() => void>();
  let version = 0;
  const set = (id: CommandId, next: readonly Handler[]): void => {
    handlers.set(id, next);
    version += 1;
    for (const listener of listeners) listener();
  };
  const first = (id: CommandId): Handler | undefined => {
    const able = (handlers.get(id) ?? []).filter((handler) => handler.isEnabled);
    return able.findLast((handler) => !handler.isFallback) ?? able.at(-1);
  };
  return {
    add: (id, handler) => {
      set(id, [...(handlers.get(id) ?? []), handler]);
      return () =>
        set(
          id,
          (handlers.get(id) ?? []).filter((other) => other !== handler),
        );
    },
    canRun: (id) => first(id) !== undefined,
    run: (id) => {
      const handler = first(id);
      handler?.run();
      return handler !== undefined;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

/** The registry of this page. */
export const registry: Registry = emptyRegistry();
