/** What the pages are told beside the figures. */
export type DeskEvent =
  /** Another project is open, or none: by the system, a drop, a dialog, or another page. */
  | Readonly<{ kind: "project" }>
  /** Something that no page asked for and the user has to know; `isMended`: it needs no act of theirs. */
  | Readonly<{ kind: "notice"; sentence: string; isMended?: boolean }>;

/** Where events are told and heard; a notice that nobody hears waits for the first page. */
export type DeskEvents = Readonly<{
  tell: (event: DeskEvent) => void;
  onEvent: (listener: (event: DeskEvent) => void) => () => void;
}>;

/** Notices that wait for a page; older ones are dropped. */
const mostUnheard = 8;

export function openDeskEvents(): DeskEvents {
  const listeners = new Set<(event: DeskEvent) => void>();
  const unheard: DeskEvent[] = [];
  return {
    tell: (event) => {
      if (listeners.size > 0) listeners.forEach((listener) => listener(event));
      else if (event.kind === "notice") {
        unheard.push(event);
        if (unheard.length > mostUnheard) unheard.shift();
      }
    },
    onEvent: (listener) => {
      listeners.add(listener);
      for (const event of unheard.splice(0)) listener(event);
      return () => listeners.delete(listener);
    },
  };
}
