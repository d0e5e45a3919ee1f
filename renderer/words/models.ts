/** Words of Settings / Models. */
export const modelWords = {
  purposes: { writer: "Built-in writer", embedding: "Embedding" },
  states: { present: "here", missing: "not here", damaged: "damaged" },
  ships: "comes with Seedbed",
  verified: "A file that is fetched or dropped is taken only if its SHA-256 is the expected one.",
  fetch: (name: string) => `Fetch ${name}`,
  fetchAgain: (name: string) => `Fetch ${name} again`,
  stop: "Stop",
  looking: "Looking for the file",
  leave: "Leave it",
  drop: "Drop a model’s file here",
  dropNote:
    "On a computer without the network: fetch the file elsewhere, then drop it here. Its name does not matter.",
  letGo: "Let go to take it",
  choose: "Choose a file",
  file: "Model file",
  reading: (name: string) => `Reading ${name}`,
} as const;
