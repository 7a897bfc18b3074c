import type { Tracks } from "./recording-files.ts";
import { openTrack, type Track } from "./wave-file.ts";

/** Both tracks as one WAVE file: the customer left, the agents right. Made as it is read. */
export interface StereoWave {
  /** Of the whole file. */
  readonly bytes: number;
  readonly durationMs: number;
  /** From byte `first` to byte `last`, both included. Closes the files when it ends, however it ends. */
  stream(first: number, last: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

const headerBytes = 44;
const bytesPerFrame = 4;
const framesAtOnce = 16_384;

export async function openStereo({ customer, agents }: Tracks): Promise<StereoWave | undefined> {
  const [left, right] = await Promise.all([openTrack(customer), openTrack(agents)]);
  const either = left ?? right;
  if (either === undefined) return undefined;
  const { sampleRate } = either;
  const frames = Math.max(left?.samples ?? 0, right?.samples ?? 0);
  const close = async (): Promise<void> => {
    await Promise.all([left?.close(), right?.close()]);
  };
  return {
    bytes: headerBytes + frames * bytesPerFrame,
    durationMs: Math.round((frames * 1_000) / sampleRate),
    async *stream(first, last) {
      try {
        if (first < headerBytes) {
          yield makeHeader(sampleRate, frames).subarray(first, Math.min(headerBytes, last + 1));
        }
        const from = Math.max(0, first - headerBytes);
        const until = last + 1 - headerBytes;
        for (let at = from; at < until; ) {
          const frame = Math.floor(at / bytesPerFrame);
          const part = await interleave(left, right, frame, Math.min(framesAtOnce, frames - frame));
          const skip = at - frame * bytesPerFrame;
          const piece = part.subarray(skip, skip + until - at);
          if (piece.length === 0) return;
          yield piece;
          at += piece.length;
        }
      } finally {
        await close();
      }
    },
    close,
  };
}

/** A side that is shorter, or not there, is silent. */
async function interleave(
  left: Track | undefined,
  right: Track | undefined,
  first: number,
  count: number,
): Promise<Buffer> {
  const [said, heard] = await Promise.all([left?.read(first, count), right?.read(first, count)]);
  const both = new Int16Array(count * 2);
  for (let index = 0; index < count; index += 1) {
    both[index * 2] = said?.[index] ?? 0;
    both[index * 2 + 1] = heard?.[index] ?? 0;
  }
  return Buffer.from(both.buffer);
}

function makeHeader(sampleRate: number, frames: number): Buffer {
  const dataBytes = frames * bytesPerFrame;
  const header = Buffer.alloc(headerBytes);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  // PCM, two channels.
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytesPerFrame, 28);
  header.writeUInt16LE(bytesPerFrame, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
