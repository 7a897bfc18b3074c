import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareSound } from "./prepare-sound.ts";

type Coding = "u8" | "s16" | "s24" | "s32" | "f32" | "f64";
const CODINGS: Coding[] = ["u8", "s16", "s24", "s32", "f32", "f64"];

/** A WAV file of what `sampleAt` says (seconds, channel), as a program would write it. */
function waveFile(
  { rate = 44_100, channels = 1, seconds = 1, coding = "s16" as Coding },
  sampleAt: (time: number, channel: number) => number,
): Buffer {
  const bits = Number(coding.slice(1));
  const frames = Math.round(rate * seconds);
  const data = Buffer.alloc((frames * channels * bits) / 8);
  for (let frame = 0; frame < frames; frame += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const value = sampleAt(frame / rate, channel);
      const at = ((frame * channels + channel) * bits) / 8;
      if (coding === "u8") data[at] = Math.round(128 + value * 127);
      else if (coding === "f32") data.writeFloatLE(value, at);
      else if (coding === "f64") data.writeDoubleLE(value, at);
      else data.writeIntLE(Math.round(value * (2 ** (bits - 1) - 1)), at, bits / 8);
    }
  }
  return Buffer.concat([header(data.length, { rate, channels, coding, bits }), data]);
}

function header(
  bytes: number,
  {
    rate,
    channels,
    coding,
    bits,
  }: Record<"rate" | "channels" | "bits", number> & { coding: Coding },
): Buffer {
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(bytes + 36, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(coding.startsWith("f") ? 3 : 1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE((rate * channels * bits) / 8, 28);
  head.writeUInt16LE((channels * bits) / 8, 32);
  head.writeUInt16LE(bits, 34);
  head.write("data", 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}

const tone =
  (hertz: number, size = 0.5) =>
  (time: number) =>
    size * Math.sin(2 * Math.PI * hertz * time);

/** Samples of what came out. */
function samplesOf(wave: Buffer): number[] {
  const samples: number[] = [];
  for (let at = 44; at < wave.length; at += 2) samples.push(wave.readInt16LE(at) / 32_768);
  return samples;
}

/** The share of the sound's power that is at this frequency (Goertzel). */
function shareAt(hertz: number, wave: Buffer): number {
  const samples = samplesOf(wave);
  let [real, imaginary, power] = [0, 0, 0];
  for (const [index, sample] of samples.entries()) {
    const angle = (2 * Math.PI * hertz * index) / 8_000;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
    power += sample * sample;
  }
  return (2 * (real ** 2 + imaginary ** 2)) / (samples.length * power);
}

async function prepared(file: Buffer) {
  const sound = await prepareSound(file);
  if ("refused" in sound) throw new Error(sound.refused);
  return sound;
}

describe("a prompt's sound", () => {
  test.each(
    CODINGS.flatMap((coding) =>
      [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000].map((rate) => ({ coding, rate })),
    ),
  )("of $coding at $rate Hz becomes 8 kHz, 16 bits, one channel, and the same tone", async (of) => {
    const sound = await prepared(waveFile({ ...of, channels: 2, seconds: 0.5 }, tone(1_000)));
    expect(sound.wave.toString("latin1", 0, 16)).toBe(
      `RIFF${sound.wave.toString("latin1", 4, 8)}WAVEfmt `,
    );
    expect([sound.wave.readUInt32LE(24), sound.wave.readUInt16LE(22)]).toEqual([8_000, 1]);
    expect(samplesOf(sound.wave).length).toBeGreaterThanOrEqual(3_999);
    expect(sound.durationMs).toBe(500);
    expect(shareAt(1_000, sound.wave)).toBeGreaterThan(0.99);
  });

  test("what a telephone cannot carry does not come back as another tone", async () => {
    // Without a filter 7 kHz would be heard as 1 kHz.
    const both = (time: number) => tone(600, 0.3)(time) + tone(7_000, 0.3)(time);
    const { wave } = await prepared(waveFile({ rate: 48_000 }, both));
    expect(shareAt(600, wave)).toBeGreaterThan(0.999);
    expect(shareAt(1_000, wave)).toBeLessThan(1e-6);
  });

  test("quiet and loud recordings come out equally loud, and nothing is cut off", async () => {
    const outs = await Promise.all(
      [0.02, 0.2, 0.9].map(async (size) => prepared(waveFile({}, tone(500, size)))),
    );
    for (const { wave } of outs) {
      const samples = samplesOf(wave);
      const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length;
      expect(10 * Math.log10(power)).toBeCloseTo(-18, 0);
      expect(Math.max(...samples.map(Math.abs))).toBeLessThan(0.999);
    }
    expect(outs.map(({ level }) => level.peakDb)).toEqual([-34, -14, -0.9]);
    expect(outs.map(({ warnings }) => warnings)).toEqual([[], [], []]);
  });

  test("says what is wrong with one that can be used all the same", async () => {
    const clipped = await prepared(
      waveFile({}, (time) => Math.max(-1, Math.min(1, tone(300, 3)(time)))),
    );
    expect(clipped.warnings).toEqual(["clipped"]);
    expect(clipped.level.clippedShare).toBeGreaterThan(0.3);
    const quiet = await prepared(waveFile({}, tone(300, 0.005)));
    expect(quiet.warnings).toEqual(["was_too_quiet"]);
    const late = await prepared(
      waveFile({ seconds: 4 }, (time) => (time < 3 ? 0 : tone(300)(time))),
    );
    expect(late.warnings).toEqual(["mostly_silence", "long_silence_at_start"]);
  });

  test.each<[string, Buffer, string]>([
    ["an MP3", Buffer.from(`ID3${"x".repeat(100)}`), "sound_format_unknown"],
    ["nothing", Buffer.alloc(0), "sound_format_unknown"],
    ["a header alone", waveFile({ seconds: 0 }, () => 0), "sound_empty"],
    ["a click", waveFile({ seconds: 0.05 }, tone(500)), "sound_empty"],
    ["silence", waveFile({ seconds: 1 }, () => 0), "sound_silent"],
    ["a room nobody speaks in", waveFile({ seconds: 1 }, tone(50, 0.001)), "sound_silent"],
    [
      "six minutes",
      waveFile({ rate: 8_000, seconds: 360, coding: "u8" }, tone(400)),
      "sound_too_long",
    ],
  ])("refuses %s", async (_what, file, refused) => {
    expect(await prepareSound(file)).toMatchObject({ refused, detail: expect.any(String) });
  });

  test("whatever the bytes are, the answer is a sound or a refusal", async () => {
    const good = waveFile({ rate: 8_000, seconds: 0.2 }, tone(400));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(good.length),
        async (changes, length) => {
          const file = Buffer.from(good.subarray(0, length));
          for (const [at, byte] of changes) if (at < file.length) file[at] = byte;
          const answer = await prepareSound(file);
          expect("refused" in answer || answer.wave.length > 44).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a recorder that did not know its size is believed as far as its file goes", async () => {
    const file = waveFile({ rate: 16_000 }, tone(800));
    file.writeUInt32LE(0xff_ff_ff_ff, 40);
    expect((await prepared(file)).durationMs).toBe(1_000);
  });
});
