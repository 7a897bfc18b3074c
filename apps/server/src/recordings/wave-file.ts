import { type FileHandle, open } from "node:fs/promises";

/** A WAVE file of one track: 16 bits a sample, as the media engine writes it. */
export interface Track {
  readonly sampleRate: number;
  readonly samples: number;
  /** Samples from there on, as they are in the file; fewer at the end. */
  read(first: number, count: number): Promise<Int16Array>;
  close(): Promise<void>;
}

const headerBytes = 4_096;
const bytesPerSample = 2;
/** WAVE_FORMAT_PCM */
const PCM = 1;

/** Undefined: there is no such file, or it is none of one 16-bit track. */
export async function openTrack(path: string): Promise<Track | undefined> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return undefined;
  const format = await readFormat(file);
  if (format === undefined) {
    await file.close();
    return undefined;
  }
  const { sampleRate, dataAt } = format;
  // By the size of the file: the header of one that was cut short says nothing.
  const samples = Math.max(0, Math.floor(((await file.stat()).size - dataAt) / bytesPerSample));
  return {
    sampleRate,
    samples,
    async read(first, count) {
      const wanted = Math.max(0, Math.min(count, samples - first));
      const part = new Int16Array(wanted);
      const bytes = new Uint8Array(part.buffer);
      let filled = 0;
      while (filled < bytes.length) {
        const at = dataAt + first * bytesPerSample + filled;
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, at);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return part;
    },
    close: () => file.close(),
  };
}

async function readFormat(
  file: FileHandle,
): Promise<{ sampleRate: number; dataAt: number } | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.length < 44 || head.toString("latin1", 0, 4) !== "RIFF") return undefined;
  let sampleRate = 0;
  for (let at = 12; at + 8 <= head.length; ) {
    const name = head.toString("latin1", at, at + 4);
    const size = head.readUInt32LE(at + 4);
    if (name === "fmt " && at + 24 <= head.length) {
      const [coding, channels, bits] = [8, 10, 22].map((offset) => head.readUInt16LE(at + offset));
      if (coding !== PCM || channels !== 1 || bits !== 16) return undefined;
      sampleRate = head.readUInt32LE(at + 12);
    }
    if (name === "data") return sampleRate > 0 ? { sampleRate, dataAt: at + 8 } : undefined;
    at += 8 + size + (size % 2);
  }
  return undefined;
}
