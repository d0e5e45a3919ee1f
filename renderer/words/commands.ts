/** Words of the palette, the key sheet and the command field. */
export const commandWords = {
  field: "Search or run a command",
  placeholder: "A command, a screen, a setting, a project, or an id such as #388",
  none: (query: string): string =>
    `Nothing here answers to “${query}”. Ids work too: #388 is a request, 4,881 an instruction, g12 a seed.`,
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
