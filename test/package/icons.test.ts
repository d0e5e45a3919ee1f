import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { icnsWidths, icoWidths } from "../../resources/icons/iconFiles.ts";
import { projectFile } from "../support/needs.ts";

function icon(name: string): Buffer {
  return readFileSync(projectFile(`resources/icons/${name}`));
}

/** The width that a PNG file states; throws when it is none or not square. */
function pngWidth(png: Buffer): number {
  assert.equal(png.subarray(1, 4).toString("ascii"), "PNG");
  assert.equal(png.readUInt32BE(16), png.readUInt32BE(20));
  return png.readUInt32BE(16);
}

test("Linux has a picture of the size that each file name says", () => {
  for (const width of [16, 24, 32, 48, 64, 128, 256, 512]) {
    assert.equal(pngWidth(icon(`png/${width}x${width}.png`)), width);
  }
});

for (const name of ["icon", "document"]) {
  test(`${name}.ico holds every size of Windows`, () => {
    const file = icon(`${name}.ico`);
    const widths = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index;
      const offset = file.readUInt32LE(entry + 12);
      return pngWidth(file.subarray(offset, offset + file.readUInt32LE(entry + 8)));
    });
    assert.deepEqual(widths, [...icoWidths]);
  });

  test(`${name}.icns holds every size of macOS`, () => {
    const file = icon(`${name}.icns`);
    assert.equal(file.toString("ascii", 0, 4), "icns");
    assert.equal(file.readUInt32BE(4), file.length);
    const widths: Record<string, number> = {};
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      const end = at + file.readUInt32BE(at + 4);
      widths[file.toString("ascii", at, at + 4)] = pngWidth(file.subarray(at + 8, end));
    }
    assert.deepEqual(widths, icnsWidths);
  });
}
