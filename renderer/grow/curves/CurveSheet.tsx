import type { Overview } from "../../../electron/nouns/view.ts";
import { useListsRenewed, useWindows } from "../../live/lists.ts";
import { Button } from "../../parts/Button.tsx";
import { Sheet } from "../../parts/Sheet.tsx";
import { Curves } from "./Curves.tsx";
import { useCurves } from "./useCurves.ts";

type CurveSheetProps = Readonly<{ overview: Overview; isOpen: boolean; onClose: () => void }>;

/** Loss and gradient norm of all steps, as a table, as curves, as CSV. */
export function CurveSheet({ overview, isOpen, onClose }: CurveSheetProps) {
  return (
    <Sheet
      title="Loss and gradient norm of every step"
      isOpen={isOpen}
      onClose={onClose}
      width={880}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {isOpen && <AllSteps overview={overview} />}
    </Sheet>
  );
}

function AllSteps({ overview }: Readonly<{ overview: Overview }>) {
  useListsRenewed(overview);
  const curves = useCurves(overview);
  const windows = useWindows() ?? [];
  return <Curves curves={curves} windows={windows} />;
}
