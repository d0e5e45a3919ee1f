/** A square picture: its PNG file and its width in pixels. */
export type Picture = Readonly<{ png: Buffer; width: number }>;

/** Widths in an `.ico`, smallest first. */
export const icoWidths = [16, 24, 32, 48, 64, 128, 256] as const;

/** The types of an `.icns` and the width of each; `ic11` to `ic14` are for screens of double density. */
export const icnsWidths = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
} as const;

/** A Windows icon file of PNG pictures, each at most 256 wide. */
export function icoFile(pictures: readonly Picture[]): Buffer {
  const entryBytes = 16;
  const head = Buffer.alloc(6 + entryBytes * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { png, width }] of pictures.entries()) {
    const entry = 6 + entryBytes * index;
    // A width of 256 is written as 0.
    head.writeUInt8(width % 256, entry);
    head.writeUInt8(width % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** A macOS icon file. Throws when a width of `icnsWidths` is missing. */
export function icnsFile(pictures: readonly Picture[]): Buffer {
  const parts = Object.entries(icnsWidths).map(([type, width]) => {
    const picture = pictures.find((one) => one.width === width);
    if (picture === undefined) throw new Error(`The icon lacks the width ${width}.`);
    return chunk(type, picture.png);
  });
  return chunk("icns", Buffer.concat(parts));
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "ascii");
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
