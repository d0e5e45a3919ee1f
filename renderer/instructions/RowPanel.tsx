import { SidePanel } from "../parts/SidePanel.tsx";
import { counted } from "../words/numbers.ts";
import type { ListSearch } from "./listSearch.ts";
import { SelectionPanel } from "./selection/SelectionPanel.tsx";
import { StoryPanel } from "./story/StoryPanel.tsx";
import type { Selection } from "./useSelection.ts";
import { useWide } from "./useWide.ts";

const WIDTH = 392;
const WIDE_WIDTH = 480;

type RowPanelProps = Readonly<{
  address: ListSearch;
  selection: Selection;
  total: number | null;
  onClose: () => void;
}>;

/** Beside the list: the sum of the rows selected, else the open story, else nothing. */
export function RowPanel({ address, selection, total, onClose }: RowPanelProps) {
  const width = useWide() ? WIDE_WIDTH : WIDTH;
  const { many } = selection;
  if (many.size > 0) {
    return (
      <SidePanel name="story" defaultWidth={width} label={counted(many.size, "selected instruction")}>
        <SelectionPanel candidates={many} onClose={onClose} />
      </SidePanel>
    );
  }
  if (address.story === undefined) return null;
  return (
    <SidePanel name="story" defaultWidth={width} label="Story">
      <StoryPanel
        candidate={address.story}
        address={address}
        place={selection.place}
        total={total}
        onMove={selection.move}
        onClose={onClose}
      />
    </SidePanel>
  );
}
