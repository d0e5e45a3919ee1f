import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** What the first bytes of a SQLite file say; what still lies in its write-ahead log they do not know. */
export type Header = Readonly<{ applicationId: number; version: number; pages: number }>;

const magic = "SQLite format 3\0";
const headerBytes = 100;

/**
 * Reads a file's header without opening it as a database, because even a read-only opening leaves two files
 * beside a database in WAL mode. Null when the file is no SQLite file; "empty" when it has no bytes.
 */
export function readHeader(path: string): Header | "empty" | null {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(headerBytes);
    const read = readSync(file, bytes, 0, headerBytes, 0);
    if (read === 0) return "empty";
    if (read < headerBytes || bytes.toString("latin1", 0, magic.length) !== magic) return null;
    const stated = bytes.readUInt16BE(16);
    const pageBytes = stated === 1 ? 65_536 : stated;
    return {
      applicationId: bytes.readUInt32BE(68),
      version: bytes.readUInt32BE(60),
      pages: fstatSync(file).size / pageBytes,
    };
  } finally {
    closeSync(file);
  }
}
