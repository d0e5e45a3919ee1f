import { z } from "zod";

/** A tensor of 32-bit floats, row by row. */
export type Weights = Readonly<{ dims: readonly number[]; values: Float32Array }>;

const Header = z.record(
  z.string(),
  z.union([
    z.object({
      dtype: z.string(),
      shape: z.array(z.int()),
      data_offsets: z.tuple([z.int(), z.int()]),
    }),
    z.record(z.string(), z.string()),
  ]),
);

/**
 * Reads a `.safetensors` file: eight bytes of header length (little-endian), a JSON header, raw data.
 * Only F32 tensors are given back; asking for another name throws.
 */
export function readSafetensors(file: Uint8Array): (name: string) => Weights {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerBytes = Number(view.getBigUint64(0, true));
  const header = Header.parse(JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + headerBytes))));
  const start = 8 + headerBytes;
  return (name) => {
    const entry = header[name];
    if (entry === undefined || !("data_offsets" in entry) || entry.dtype !== "F32") {
      throw new Error(`The weights hold no F32 tensor named ${name}.`);
    }
    const [from, to] = z.tuple([z.int(), z.int()]).parse(entry.data_offsets);
    // A copy, because floats must lie at a multiple of four bytes.
    const bytes = new Uint8Array(file.subarray(start + from, start + to));
    return { dims: z.array(z.int()).parse(entry.shape), values: new Float32Array(bytes.buffer) };
  };
}
