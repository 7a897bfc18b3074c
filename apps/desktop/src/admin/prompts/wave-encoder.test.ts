import { expect, test } from "vitest";
import { encodeWave, peaksOf } from "./wave-encoder.ts";

test("channels are mixed, and what was written is read again", async () => {
  const left = Float32Array.of(1, 0.5, 0, -1);
  const right = Float32Array.of(1, -0.5, 0, -2);
  const file = await encodeWave([left, right], 16_000).arrayBuffer();
  const view = new DataView(file);
  expect(new TextDecoder().decode(file.slice(0, 4))).toBe("RIFF");
  expect([view.getUint32(24, true), view.getUint16(22, true), view.getUint16(34, true)]).toEqual([
    16_000, 1, 16,
  ]);
  expect(file.byteLength).toBe(44 + 8);
  expect(peaksOf(file, 4).map((peak) => Math.round(peak * 10) / 10)).toEqual([1, 0, 0, 1]);
  expect(peaksOf(file, 2).map((peak) => Math.round(peak * 10) / 10)).toEqual([1, 1]);
});

test("no sound has no peaks", async () => {
  expect(peaksOf(await encodeWave([], 8_000).arrayBuffer(), 50)).toEqual([]);
});
