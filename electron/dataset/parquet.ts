import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import type { SchemaElement } from "hyparquet";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";
import { z } from "zod";
import type { DatasetFormat } from "../nouns/exportView.ts";
import type { DatasetRecord } from "./row.ts";

/** Rows in one row group of a Parquet file: what is held in memory while writing and reading. */
export const ROW_GROUP_SIZE = 5000;

function text(name: string): SchemaElement {
  return { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" };
}

function list(name: string, element: readonly SchemaElement[]): SchemaElement[] {
  return [
    { name, converted_type: "LIST", repetition_type: "REQUIRED", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    ...element,
  ];
}

const TEXT_COLUMNS: Readonly<Record<DatasetFormat, readonly SchemaElement[][]>> = {
  messages: [
    list("messages", [
      { name: "element", repetition_type: "REQUIRED", num_children: 2 },
      text("role"),
      text("content"),
    ]),
  ],
  alpaca: [[text("instruction")], [text("input")], [text("output")]],
  sharegpt: [
    list("conversations", [
      { name: "element", repetition_type: "REQUIRED", num_children: 2 },
      text("from"),
      text("value"),
    ]),
  ],
};

const ORIGIN_COLUMNS: readonly SchemaElement[][] = [
  [{ name: "id", type: "INT64", repetition_type: "REQUIRED" }],
  [text("writer")],
  [{ name: "nearest_score", type: "DOUBLE", repetition_type: "OPTIONAL" }],
  [{ name: "cluster", type: "INT32", repetition_type: "OPTIONAL" }],
  list("marks", [text("element")]),
];

/** Writes records as one Parquet file (Snappy), pulling them as row groups fill. */
export async function writeParquet(
  path: string,
  format: DatasetFormat,
  records: AsyncIterable<DatasetRecord>,
): Promise<void> {
  const columns = [...TEXT_COLUMNS[format], ...ORIGIN_COLUMNS];
  await parquetWriteRows({
    writer: fileWriter(path),
    rows: withLargeIds(records),
    columns: columns.flatMap(([column]) => (column === undefined ? [] : [{ name: column.name }])),
    schema: [{ name: "root", num_children: columns.length }, ...columns.flat()],
    rowGroupSize: ROW_GROUP_SIZE,
    createdBy: "seedbed",
  });
}

// Parquet's 64-bit integers are bigints in this library.
async function* withLargeIds(records: AsyncIterable<DatasetRecord>) {
  for await (const record of records) yield { ...record, id: BigInt(record.id) };
}

const largeId = z.bigint().transform(Number);

/** Reads a Parquet file that `writeParquet` wrote, one array per row group, ids as numbers. */
export async function* readParquet(path: string): AsyncGenerator<readonly object[]> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
    yield rows.map((row) => ({ ...row, id: largeId.parse(row["id"]) }));
    rowStart = rowEnd;
  }
}
