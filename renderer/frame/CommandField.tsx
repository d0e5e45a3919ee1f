import { Search } from "lucide-react";
import { Button } from "react-aria-components";
import { registry } from "../commands/registry.ts";
import { useKeyWords } from "../commands/useCommand.ts";
import { Key } from "../parts/Key.tsx";
import text from "../style/text.module.css";
import { commandWords } from "../words/commands.ts";
import styles from "./CommandField.module.css";

/** The field in the middle of the title bar; it opens the palette. */
export function CommandField() {
  const keyWords = useKeyWords()("palette");
  return (
    <Button className={styles["field"] ?? ""} onPress={() => registry.run("palette")}>
      <Search size={14} strokeWidth={1.6} aria-hidden="true" />
      <span className={text["clip"]}>{commandWords.field}</span>
      <Key words={keyWords} />
    </Button>
  );
}
