import { useState } from "react";
import type { Curves } from "../../../electron/nouns/view.ts";
import { Button } from "../../parts/Button.tsx";

/** Every step as comma-separated values, header first; what is not known stays empty. */
function curvesCsv(curves: Curves): string {
  const { step, batch, epoch, tokens, loss, gradientNorm } = curves;
  const rows = step.map((number, place) =>
    [number, batch[place], epoch[place], tokens[place], loss[place], gradientNorm[place]]
      .map((value) => value ?? "")
      .join(","),
  );
  return ["step,batch,epoch,tokens,loss,gradient_norm", ...rows, ""].join("\n");
}

/** Copies all steps as CSV. */
export function CopyCsv({ curves }: Readonly<{ curves: Curves }>) {
  const [isCopied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(curvesCsv(curves));
    setCopied(true);
  }
  return (
    <Button look="quiet" onPress={() => void copy()}>
      {isCopied ? "Copied" : "Copy as CSV"}
    </Button>
  );
}
