/** Words of the hints that a screen shows once. */
export const hintWords = {
  name: "How to read the Loop",
  loop: "Every mark opens: point at one to see what it is, press Enter or click for the rows behind it. The line is the state: whole while things flow, dotted where they wait.",
  dismiss: "Close the hint",
} as const;
