import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dequantise, quantise } from "../../electron/nouns/vector.ts";

test("a vector comes back from its bytes within half a step of 1/127 of its largest entry", () => {
  const entry = fc.float({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const vector = Float32Array.from(entries);
      const { scale, values } = quantise(vector);
      const peak = Math.max(0, ...vector.map(Math.abs));
      assert.equal(scale, peak / 127);
      for (const [index, value] of dequantise({ scale, values }).entries()) {
        assert.ok(Math.abs(value - (vector[index] ?? 0)) <= (peak / 127) * 0.5000001);
      }
    }),
  );
});
