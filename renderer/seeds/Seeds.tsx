import { ViewHeader } from "../parts/ViewHeader.tsx";

/** The seeds of the project. */
export function Seeds() {
  return <ViewHeader title="Seeds" />;
}
