import { ViewHeader } from "../parts/ViewHeader.tsx";

/** What the user prefers, whatever the project. */
export function Settings() {
  return <ViewHeader title="Settings" />;
}
