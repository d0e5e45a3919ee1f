import { useRef, type ReactNode } from "react";
import { useCommand } from "../../commands/useCommand.ts";
import { Button } from "../../parts/Button.tsx";
import text from "../../style/text.module.css";
import { seedWords } from "../../words/seeds.ts";

/** Opens the system's file dialog; the input itself is there for tools and tests. */
export function FileButton({
  onFile,
  label = seedWords.choose,
  look = "plain",
}: Readonly<{ onFile: (file: File) => void; label?: ReactNode; look?: "plain" | "quiet" }>) {
  const input = useRef<HTMLInputElement>(null);
  useCommand("add-seeds", () => input.current?.click());
  return (
    <>
      <Button look={look} onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        className={text["hidden"]}
        data-testid="seed-file"
        aria-label="Seed file"
        tabIndex={-1}
        accept=".json,.jsonl,.csv,.txt"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
