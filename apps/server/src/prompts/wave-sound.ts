/** What somebody sent in as a WAV file (RIFF WAVE): of any rate, any number of channels, and the usual codings. */
export interface WaveSound {
  readonly sampleRate: number;
  /** Of each channel. */
  readonly samples: number;
  /** Samples from there on, from -1 to 1, all channels as one. Zero beyond either end. */
  read(first: number, count: number): Float64Array;
}

export type WaveRefusal = "sound_format_unknown" | "sound_empty";

/** WAVE_FORMAT_PCM, WAVE_FORMAT_IEEE_FLOAT, WAVE_FORMAT_EXTENSIBLE (whose sub-format says which). */
const [PCM, FLOAT, EXTENSIBLE] = [0x00_01, 0x00_03, 0xff_fe];
const rates = { least: 4_000, most: 384_000 };
const mostChannels = 32;

/** Total: whatever the bytes are, a sound or a refusal. */
export function readWave(file: Buffer): WaveSound | WaveRefusal {
  const chunks = findChunks(file);
  if (chunks === undefined) return "sound_format_unknown";
  const { format, data } = chunks;
  const { coding, channels, sampleRate, bits } = format;
  const decode = decoderOf(coding, bits);
  const isSane = channels >= 1 && channels <= mostChannels;
  const isRate = sampleRate >= rates.least && sampleRate <= rates.most;
  if (decode === undefined || !isSane || !isRate) return "sound_format_unknown";
  const frameBytes = (bits / 8) * channels;
  const samples = Math.floor(data.length / frameBytes);
  if (samples === 0) return "sound_empty";
  return {
    sampleRate,
    samples,
    read(first, count) {
      const part = new Float64Array(count);
      const from = Math.max(0, first);
      const to = Math.min(samples, first + count);
      for (let at = from; at < to; at += 1) {
        let sum = 0;
        for (let channel = 0; channel < channels; channel += 1) {
          sum += decode(data, at * frameBytes + channel * (bits / 8));
        }
        part[at - first] = sum / channels;
      }
      return part;
    },
  };
}

interface Format {
  readonly coding: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

function findChunks(file: Buffer): { format: Format; data: Buffer } | undefined {
  if (file.length < 44 || file.toString("latin1", 0, 4) !== "RIFF") return undefined;
  if (file.toString("latin1", 8, 12) !== "WAVE") return undefined;
  let format: Format | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString("latin1", at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === "fmt " && body + 16 <= file.length) format = readFormat(file, body, size);
    // A recorder that wrote as it went may not have known the size: the file's end counts.
    if (name === "data") {
      const data = file.subarray(body, Math.min(file.length, body + size));
      return format === undefined ? undefined : { format, data };
    }
    at = body + size + (size % 2);
  }
  return undefined;
}

function readFormat(file: Buffer, at: number, size: number): Format {
  const coding = file.readUInt16LE(at);
  const isExtended = coding === EXTENSIBLE && size >= 40 && at + 26 <= file.length;
  return {
    coding: isExtended ? file.readUInt16LE(at + 24) : coding,
    channels: file.readUInt16LE(at + 2),
    sampleRate: file.readUInt32LE(at + 4),
    bits: file.readUInt16LE(at + 14),
  };
}

type Decode = (data: Buffer, at: number) => number;

function decoderOf(coding: number, bits: number): Decode | undefined {
  if (coding === FLOAT) {
    if (bits === 32) return (data, at) => finite(data.readFloatLE(at));
    return bits === 64 ? (data, at) => finite(data.readDoubleLE(at)) : undefined;
  }
  if (coding !== PCM) return undefined;
  switch (bits) {
    case 8:
      // The only unsigned one.
      return (data, at) => ((data[at] ?? 128) - 128) / 128;
    case 16:
      return (data, at) => data.readInt16LE(at) / 2 ** 15;
    case 24:
      return (data, at) => data.readIntLE(at, 3) / 2 ** 23;
    case 32:
      return (data, at) => data.readInt32LE(at) / 2 ** 31;
    default:
      return undefined;
  }
}

/** A float may be anything; beyond full scale is as good as full scale. */
function finite(value: number): number {
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
}
