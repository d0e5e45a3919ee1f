import { Check, ChartColumn, Copy, Table2 } from "lucide-react";
import { memo, useState } from "react";
import { Button } from "../parts/Button.tsx";
import { Tip } from "../parts/Tip.tsx";

type ChartActsProps = Readonly<{
  isTable: boolean;
  onTable: (isTable: boolean) => void;
  /** Read when it is copied; keeps its identity while the chart shows the same. */
  csv: () => string;
}>;

/** *Show as table* and *Copy as CSV* of a chart. */
export const ChartActs = memo(function ChartActs({ isTable, onTable, csv }: ChartActsProps) {
  const [isCopied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(csv());
    setCopied(true);
  }
  const Look = isTable ? ChartColumn : Table2;
  const CopyLook = isCopied ? Check : Copy;
  const tableWords = isTable ? "Show as chart" : "Show as table";
  const copyWords = isCopied ? "Copied" : "Copy as CSV";
  return (
    <>
      <Tip title={tableWords}>
        <Button look="icon" aria-label={tableWords} onPress={() => onTable(!isTable)}>
          <Look size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </Tip>
      <Tip title={copyWords}>
        <Button look="icon" aria-label={copyWords} onPress={() => void copy()}>
          <CopyLook size={16} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      </Tip>
    </>
  );
});

/** Rows as comma-separated values, header first; what is not known stays empty. */
export function csvOf(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const line = (cells: readonly (string | number | null)[]): string =>
    cells.map((cell) => cell ?? "").join(",");
  return [line(header), ...rows.map(line), ""].join("\n");
}
