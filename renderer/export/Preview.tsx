import { Check, TriangleAlert } from "lucide-react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { ExportPreview } from "../../electron/nouns/exportView.ts";
import { personMark } from "../../electron/nouns/personMark.ts";
import { Waiting } from "../parts/Waiting.tsx";
import { exportWords } from "../words/export.ts";
import { counted } from "../words/numbers.ts";
import styles from "./Preview.module.css";

/** What the files will hold: the card, the first rows and the run file, as plain text; and what is checked. */
export function Preview({
  preview,
  leftOut,
}: Readonly<{ preview: ExportPreview | null; leftOut: readonly string[] }>) {
  if (preview === null) {
    return (
      <div className={styles["preview"]}>
        <Waiting rows={12} label="Making the card" />
      </div>
    );
  }
  const marks = marksIn(preview, leftOut);
  return (
    <div className={styles["preview"]}>
      <Tabs className={styles["tabs"] ?? ""}>
        <TabList aria-label="Preview" className={styles["list"] ?? ""}>
          <Tab id="card">Card</Tab>
          <Tab id="rows">First rows</Tab>
          <Tab id="run">Run file</Tab>
        </TabList>
        <TabPanel id="card" className={styles["panel"] ?? ""}>
          <pre tabIndex={0} aria-label="The card">
            {preview.card}
          </pre>
        </TabPanel>
        <TabPanel id="rows" className={styles["panel"] ?? ""}>
          <pre tabIndex={0} aria-label="The first rows">
            {preview.firstRows.map((line) => JSON.stringify(JSON.parse(line), null, 2)).join("\n\n")}
          </pre>
        </TabPanel>
        <TabPanel id="run" className={styles["panel"] ?? ""}>
          <pre tabIndex={0} aria-label="The run file">
            {preview.runFile}
          </pre>
        </TabPanel>
      </Tabs>
      <ul className={styles["checks"]}>
        <li data-warn={marks > 0}>
          {marks > 0 ? (
            <TriangleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
          ) : (
            <Check size={14} strokeWidth={2} aria-hidden="true" />
          )}
          {exportWords.marked}
          <span>{marks > 0 ? counted(marks, "mark") : exportWords.markedNone}</span>
        </li>
        <li>
          <Check size={14} strokeWidth={2} aria-hidden="true" />
          {exportWords.readBack}
          <span>{exportWords.readBackHow}</span>
        </li>
      </ul>
    </div>
  );
}

/** Marks of the filter on rows that go in; what a person keeps is no doubt about a row. */
function marksIn(preview: ExportPreview, leftOut: readonly string[]): number {
  const inFile = preview.marks.filter(({ mark }) => mark !== personMark && !leftOut.includes(mark));
  return inFile.reduce((sum, { count: rows }) => sum + rows, 0);
}
