import { readFileSync } from "node:fs";

/** Sound of one channel, as samples from -1 to 1. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float32Array;
}

/** Bytes of a WAV header with nothing but `fmt ` and `data`. */
const PLAIN_HEADER_BYTES = 44;
const LINEAR = 1;
const MU_LAW = 7;

/** RIFF/WAVE, mono, 16 bits linear. */
export function encodeWave(samples: Float32Array, rate: number): Buffer {
  const bytes = samples.length * 2;
  const wave = Buffer.alloc(PLAIN_HEADER_BYTES + bytes);
  wave.write("RIFF", 0);
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.write("WAVEfmt ", 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(LINEAR, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(rate * 2, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write("data", 36);
  wave.writeUInt32LE(bytes, 40);
  for (const [i, sample] of samples.entries())
    wave.writeInt16LE(
      Math.round(Math.max(-1, Math.min(1, sample)) * 32_767),
      PLAIN_HEADER_BYTES + 2 * i,
    );
  return wave;
}

/** A WAV file of 16 bits linear or 8 bits mu-law. Several channels are mixed into one where none is named. */
export function readWave(file: string, channel?: number): Sound {
  return decodeWave(readFileSync(file), channel);
}

export function decodeWave(wave: Buffer, channel?: number): Sound {
  if (wave.toString("latin1", 0, 4) !== "RIFF" || wave.toString("latin1", 8, 12) !== "WAVE")
    throw new Error("not a WAV file");
  const format = chunk(wave, "fmt ");
  const encoding = format.readUInt16LE(0);
  const channels = format.readUInt16LE(2);
  const rate = format.readUInt32LE(4);
  const bits = format.readUInt16LE(14);
  const data = chunk(wave, "data");
  const chosen = channel === undefined ? [...Array(channels).keys()] : [channel];
  const one = (samples: Float32Array) => ({ rate, samples: mix(samples, channels, chosen) });
  if (encoding === LINEAR && bits === 16) return one(linear(data));
  if (encoding === MU_LAW && bits === 8) return one(muLaw(data));
  throw new Error(`a WAV file of encoding ${encoding} with ${bits} bits`);
}

/**
 * A file that is still being written has no length in its header yet: its data reach to the end of
 * the file then.
 */
function chunk(wave: Buffer, name: string): Buffer {
  for (let at = 12; at + 8 <= wave.length; ) {
    const length = wave.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (wave.toString("latin1", at, at + 4) === name)
      return wave.subarray(at + 8, name === "data" && length === 0 ? wave.length : end);
    at = end + (length % 2);
  }
  throw new Error(`a WAV file without ${name}`);
}

function linear(data: Buffer): Float32Array {
  const samples = new Float32Array(Math.floor(data.length / 2));
  for (let i = 0; i < samples.length; i++) samples[i] = data.readInt16LE(2 * i) / 32_768;
  return samples;
}

/** ITU-T G.711. */
function muLaw(data: Buffer): Float32Array {
  return Float32Array.from(data, (byte) => {
    const code = ~byte & 0xff;
    const magnitude = (((code & 0x0f) << 3) + 0x84) << ((code & 0x70) >> 4);
    return ((code & 0x80) !== 0 ? 0x84 - magnitude : magnitude - 0x84) / 32_768;
  });
}

function mix(interleaved: Float32Array, channels: number, chosen: readonly number[]): Float32Array {
  const samples = new Float32Array(Math.floor(interleaved.length / channels));
  for (let i = 0; i < samples.length; i++)
    for (const channel of chosen)
      samples[i] = (samples[i] ?? 0) + (interleaved[i * channels + channel] ?? 0);
  return samples;
}
