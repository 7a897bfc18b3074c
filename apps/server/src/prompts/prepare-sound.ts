import { MAX_PROMPT_MS, type ProblemCode, type StoredSound } from "@maru/protocol";
import { resample } from "./resample.ts";
import { gainFor, LevelMeter, limit, warningsFor } from "./sound-level.ts";
import { readWave, type WaveSound } from "./wave-sound.ts";

/** As telephones carry it, and as Asterisk reads a `.wav`. */
export const PROMPT_RATE = 8_000;
const headerBytes = 44;
const waveformPeaks = 200;
/** Below this it was a click on the button. */
const leastMs = 100;

export type PreparedSound = Omit<StoredSound, "sha256"> & {
  /** WAV, 8 kHz, 16 bits, one channel. */
  readonly wave: Buffer;
};
export type SoundRefusal = { readonly refused: ProblemCode; readonly detail: string };

/** Checks a WAV file, converts it, and brings it to the level all prompts have. */
export async function prepareSound(file: Buffer): Promise<PreparedSound | SoundRefusal> {
  const sound = readWave(file);
  if (typeof sound === "string") return refuse(sound);
  const durationMs = Math.round((sound.samples / sound.sampleRate) * 1_000);
  if (durationMs > MAX_PROMPT_MS) return refuse("sound_too_long");
  if (durationMs < leastMs) return refuse("sound_empty");
  const heard = await listen(sound);
  const came = heard.meter.measure();
  if (came === null) return refuse("sound_silent");
  const level = { ...came, gainDb: gainFor(came.loudnessDb) };
  const factor = 10 ** (level.gainDb / 20);
  const samples = Int16Array.from(heard.samples, (sample) =>
    Math.round(limit(sample * factor) * 32_767),
  );
  return {
    wave: writeWave(samples),
    durationMs,
    level,
    warnings: warningsFor(level, heard.meter.silentAtStartMs),
    waveform: waveformOf(samples),
  };
}

/**
 * The level is taken of what came, the sound of what the telephone will carry. Both in one pass of a second each.
 */
async function listen(sound: WaveSound): Promise<{ samples: Float64Array; meter: LevelMeter }> {
  const meter = new LevelMeter(sound.sampleRate);
  for (let at = 0; at < sound.samples; at += sound.sampleRate) {
    meter.hear(sound.read(at, Math.min(sound.sampleRate, sound.samples - at)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const samples = new Float64Array(Math.floor((sound.samples * PROMPT_RATE) / sound.sampleRate));
  let filled = 0;
  for await (const part of resample(sound, PROMPT_RATE)) {
    samples.set(part.subarray(0, samples.length - filled), filled);
    filled += part.length;
  }
  return { samples, meter };
}

function writeWave(samples: Int16Array): Buffer {
  const bytes = Buffer.alloc(headerBytes + samples.length * 2);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(PROMPT_RATE, 24);
  bytes.writeUInt32LE(PROMPT_RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) {
    bytes.writeInt16LE(sample, headerBytes + index * 2);
  }
  return bytes;
}

function waveformOf(samples: Int16Array): number[] {
  const step = Math.max(1, Math.ceil(samples.length / waveformPeaks));
  const peaks: number[] = [];
  for (let at = 0; at < samples.length; at += step) {
    let peak = 0;
    for (const sample of samples.subarray(at, at + step)) peak = Math.max(peak, Math.abs(sample));
    peaks.push(Math.round((peak / 32_768) * 1_000) / 1_000);
  }
  return peaks;
}

const WHY = {
  sound_format_unknown:
    "send a WAV file with PCM of 8, 16, 24 or 32 bits or floating point; convert anything else first",
  sound_empty: "the file has no sound; record it again",
  sound_silent: "nothing is heard in it; check the microphone and record it again",
  sound_too_long: "it lasts longer than five minutes; cut it into several prompts",
} as const satisfies Partial<Record<ProblemCode, string>>;

function refuse(code: keyof typeof WHY): SoundRefusal {
  return { refused: code, detail: WHY[code] };
}
