import type { CommandId } from "../../electron/nouns/commands.ts";
import { count } from "./numbers.ts";

/** Other words by which the palette finds a command. */
export const commandAliases: Readonly<Partial<Record<CommandId, string>>> = {
  new: "create start",
  open: "project file switch",
  "add-seeds": "import upload tasks",
  export: "save download jsonl parquet hugging face",
  close: "quit exit leave all projects",
  undo: "back revert",
  find: "filter",
  theme: "theme colours appearance night day",
  density: "compact comfortable height spacing",
  "toggle-rail": "sidebar navigation",
  "toggle-panel": "sidebar story details",
  follow: "latest live tail",
  grow: "run start generate begin",
  pause: "run stop resume",
  stop: "run cancel abort end",
  "go-grow": "loop home run",
  "go-plan": "goal settings writer batch",
  "go-requests": "prompts calls log",
  "go-seeds": "bed pool tasks",
  "go-filter": "theta novelty rouge threshold set aside what if tokenizer",
  "go-instructions": "list data set rows",
  settings: "preferences options configuration",
  keys: "keyboard shortcuts help hotkeys",
  "pin-seed": "keep lock",
  edit: "change rewrite",
  "keep-anyway": "accept review filter",
  "leave-out": "reject review filter",
  "retire-seed": "delete remove",
};

/** Words of the palette, the key sheet and the command field. */
export const commandWords = {
  field: "Search or run a command",
  placeholder: "A command, a screen, a setting, a project, or an id such as #388",
  none: (query: string): string =>
    `Nothing here answers to “${query}”. Ids work too: #388 is a request, 4,881 an instruction, g12 a seed.`,
  noInstruction: (number: number): string => `There is no instruction ${count(number)} in this run.`,
  results: (count: number): string => (count === 1 ? "1 result" : `${count} results`),
  kinds: { command: "", setting: "setting", project: "project", id: "open" },
  sheet: "Keys",
  thisScreen: "This screen",
  everywhere: "Everywhere",
  menus: { file: "Project", edit: "Edit", view: "View", run: "Run", go: "Go", help: "Help" },
  letters: "Single letters and signs act",
  lettersNote: "Letters only with the focus in a list, a table or a map. Off: for speech input and switches.",
  focusKeys: [
    { keys: "Tab", does: "Next part, Shift Tab the one before" },
    { keys: "Enter", does: "Open what has the focus" },
    { keys: "Esc", does: "Leave, close" },
  ],
} as const;
