import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { PassThrough } from "node:stream";
import { createInflateRaw } from "node:zlib";

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;

type Member = Readonly<{ method: number; packedBytes: number; localOffset: number }>;

/**
 * Streams one member out of a zip archive (a Python wheel is one) without unpacking the rest.
 * Reads the central directory (APPNOTE 6.3: 4.3.12, 4.3.16); stored and deflated members; no zip64,
 * no encryption. The bytes are not compared with the archive's CRC: the caller knows their SHA-256.
 * Throws when the archive is damaged or lacks the member.
 */
export async function zipMember(archive: string, name: string): Promise<Readable> {
  const file = await open(archive, "r");
  try {
    const member = await findMember(file, name);
    const local = await readAt(file, member.localOffset, localBytes);
    if (local.readUInt32LE(0) !== localSignature) throw new Error(`${archive} is a damaged archive.`);
    const start = member.localOffset + localBytes + local.readUInt16LE(26) + local.readUInt16LE(28);
    const end = start + member.packedBytes - 1;
    const packed = file.createReadStream({ start, end, highWaterMark: 1 << 20 });
    const unpack = member.method === 8 ? createInflateRaw() : new PassThrough();
    packed.on("error", (error) => unpack.destroy(error));
    unpack.on("close", () => packed.destroy());
    return packed.pipe(unpack);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function findMember(file: FileHandle, name: string): Promise<Member> {
  const directory = await readDirectory(file);
  for (let at = 0; at + entryBytes <= directory.length;) {
    if (directory.readUInt32LE(at) !== entrySignature) throw new Error("The archive's directory is damaged.");
    const nameBytes = directory.readUInt16LE(at + 28);
    const method = directory.readUInt16LE(at + 10);
    if (directory.toString("utf8", at + entryBytes, at + entryBytes + nameBytes) === name) {
      if (method !== 0 && method !== 8) throw new Error(`${name} is packed by an unknown method, ${method}.`);
      return {
        method,
        packedBytes: directory.readUInt32LE(at + 20),
        localOffset: directory.readUInt32LE(at + 42),
      };
    }
    at += entryBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  throw new Error(`The archive does not hold ${name}.`);
}

async function readDirectory(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  // The end record may be followed by a comment of up to 65,535 bytes.
  const tailBytes = Math.min(size, endBytes + 0xffff);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    return readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
  }
  throw new Error("The file is not a zip archive.");
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error("The archive ends too early.");
  return buffer;
}
