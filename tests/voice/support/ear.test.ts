import fc from "fast-check";
import { expect, test } from "vitest";
import { heard } from "./ear.ts";
import { PARTIES, type Party, TONE_AMPLITUDE, TONES } from "./parties.ts";
import { synthesise } from "./tone.ts";
import { decodeWave, encodeWave } from "./wave-file.ts";

const rates = fc.constantFrom(8_000, 16_000, 48_000);
const company = fc.subarray(PARTIES).map((parties) => [...parties]);
const few = fc.subarray(PARTIES, { maxLength: 3 }).map((parties) => [...parties]);

function voices(parties: readonly Party[], rate: number, seconds = 1, loudness = 1): Float32Array {
  const amplitude = TONE_AMPLITUDE * loudness;
  return synthesise(
    parties.map((party) => ({ hz: TONES[party], amplitude })),
    rate,
    seconds,
  );
}

/** White noise of a root mean square, from a small generator, so that a failure can be repeated. */
function addNoise(samples: Float32Array, rms: number, seed: number): Float32Array {
  let state = seed >>> 0 || 1;
  return samples.map((sample) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return sample + (state / 2 ** 31 - 1) * rms * Math.sqrt(3);
  });
}

/** A melody of three voices that changes its notes four times a second. */
function melody(rate: number, seconds: number, rms: number): Float32Array {
  const notes = [262, 330, 392, 440, 523, 587, 659, 784];
  const samples = new Float32Array(rate * seconds);
  for (let i = 0; i < samples.length; i++) {
    const beat = Math.floor((4 * i) / rate);
    for (const voice of [0, 2, 4]) {
      const hz = notes[(beat * 3 + voice) % notes.length] ?? 0;
      for (const overtone of [1, 2, 3])
        samples[i] =
          (samples[i] ?? 0) +
          (rms * 0.7 * Math.sin((2 * Math.PI * hz * overtone * i) / rate)) / overtone;
    }
  }
  return samples;
}

const sum = (a: Float32Array, b: Float32Array) => a.map((value, i) => value + (b[i] ?? 0));

test("whoever speaks is heard and nobody else, at any rate, through noise and a weak line", () => {
  const noise = fc.double({ min: 0, max: 0.004, noNaN: true });
  const loudness = fc.double({ min: 0.5, max: 1.2, noNaN: true });
  fc.assert(
    fc.property(company, rates, noise, loudness, fc.nat(), (parties, rate, rms, level, seed) => {
      const samples = addNoise(voices(parties, rate, 1, level), rms, seed);
      expect(heard({ rate, samples })).toEqual(parties);
    }),
  );
});

test("music is heard beside those who speak, and is nobody's voice", () => {
  fc.assert(
    fc.property(
      few,
      rates,
      fc.double({ min: 0.05, max: 0.15, noNaN: true }),
      (parties, rate, rms) => {
        const samples = sum(voices(parties, rate), melody(rate, 1, rms));
        expect(heard({ rate, samples })).toEqual([...parties, "music"]);
      },
    ),
    { numRuns: 50 },
  );
});

test("what comes off a mu-law line is what went onto it", () => {
  fc.assert(
    fc.property(company, (parties) => {
      const samples = voices(parties, 8_000).map(throughMuLaw);
      expect(heard({ rate: 8_000, samples })).toEqual(parties);
    }),
  );
});

test("lost packets and jumps in the stream take nobody away and are no music", () => {
  const samples = voices(["carol", "alice", "sam"], 8_000, 2);
  for (const packet of [7, 30, 31, 80]) samples.fill(0, packet * 160, (packet + 1) * 160);
  // Every tenth of a second, at all places of a window, a few milliseconds are skipped.
  const jumps = Array.from({ length: 18 }, (_, i) => i * 823);
  const skipped = jumps.flatMap((at, i) => [...samples.subarray(at, at + 823 - 17 - i)]);
  expect(heard({ rate: 8_000, samples })).toEqual(["carol", "alice", "sam"]);
  expect(heard({ rate: 8_000, samples: Float32Array.from(skipped) })).toEqual([
    "carol",
    "alice",
    "sam",
  ]);
});

test("half a stretch of a voice is unclear, and no clear answer", () => {
  const samples = voices(["bob"], 8_000, 2);
  samples.fill(0, samples.length / 2);
  expect(heard({ rate: 8_000, samples })).toEqual(["unclear: bob"]);
});

test("nothing, and the noise of an empty line, are silence", () => {
  expect(heard({ rate: 8_000, samples: new Float32Array(0) })).toEqual([]);
  const samples = addNoise(new Float32Array(8_000), 0.002, 7);
  expect(heard({ rate: 8_000, samples })).toEqual([]);
});

test("a file holds what was written, also while its header has no length yet", () => {
  const wave = encodeWave(voices(["dave"], 8_000), 8_000);
  expect(heard(decodeWave(wave))).toEqual(["dave"]);
  wave.writeUInt32LE(0, 40);
  expect(heard(decodeWave(wave))).toEqual(["dave"]);
  expect(() => decodeWave(Buffer.from("not a wave file"))).toThrow("not a WAV file");
});

/** ITU-T G.711, there and back. */
function throughMuLaw(sample: number): number {
  const magnitude = Math.min(32_635, Math.abs(Math.round(sample * 32_768))) + 0x84;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const code =
    ((sample < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) ^ 0xff;
  const header = encodeWave(new Float32Array(0), 8_000);
  header.writeUInt16LE(7, 20);
  header.writeUInt16LE(8, 34);
  const decoded = decodeWave(Buffer.concat([header, Buffer.from([code])]));
  return decoded.samples[0] ?? 0;
}
