import { mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Party, TONE_AMPLITUDE, TONES } from "./parties.ts";
import { encodeWave } from "./wave-file.ts";

export interface Tone {
  readonly hz: number;
  readonly amplitude: number;
}

/** Several tones at once, as samples from -1 to 1. */
export function synthesise(tones: readonly Tone[], rate: number, seconds: number): Float32Array {
  const samples = new Float32Array(Math.round(rate * seconds));
  for (const { hz, amplitude } of tones)
    for (let i = 0; i < samples.length; i++)
      samples[i] = (samples[i] ?? 0) + amplitude * Math.sin((2 * Math.PI * hz * i) / rate);
  return samples;
}

/**
 * A WAV file (mono, 16 bits) with a party's tone, made once per machine. At 8 kHz for phones that
 * end a call when their file ends: five minutes. At 48 kHz for browsers, which begin again: a whole
 * number of periods.
 */
export function toneFile(party: Party, rate: 8_000 | 48_000): string {
  const folder = join(tmpdir(), "maru-tones");
  const seconds = rate === 8_000 ? 300 : 2;
  const file = join(folder, `${party}-${TONES[party]}-${rate}-${seconds}.wav`);
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return file;
  mkdirSync(folder, { recursive: true });
  const tone = { hz: TONES[party], amplitude: TONE_AMPLITUDE };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, encodeWave(synthesise([tone], rate, seconds), rate));
  renameSync(draft, file);
  return file;
}
