import { useRouterState } from "@tanstack/react-router";
import { useOnChange } from "../live/useOnChange.ts";

/** How long a view may take to show its list. */
const LIST_WITHIN_MS = 3_000;
const LIST = '[data-keys="list"][tabindex]';

/** After a change of the place or of the project, puts a focus that was lost into the view that is shown. */
export function useFocusInView(project: string): void {
  const place = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.href ?? "" });
  useOnChange(`${project} ${place}`, focusInView);
}

/** Puts the focus, when it is nowhere, on the view's list, or on the view until a list appears. */
export function focusInView(): void {
  const main = document.querySelector("main");
  if (main === null || (document.activeElement !== document.body && document.activeElement !== main)) return;
  const list = main.querySelector<HTMLElement>(LIST);
  (list ?? main).focus({ preventScroll: true });
  if (list === null) waitForList(main);
}

function waitForList(main: HTMLElement): void {
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(late);
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== main) return stop();
    const list = main.querySelector<HTMLElement>(LIST);
    if (list === null) return;
    stop();
    list.focus({ preventScroll: true });
  });
  const late = setTimeout(stop, LIST_WITHIN_MS);
  observer.observe(main, { childList: true, subtree: true });
}
