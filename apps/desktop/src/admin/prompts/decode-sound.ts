import { encodeWave } from "./wave-encoder.ts";

/** Twice what the telephone carries: the server filters better than a browser must. */
const rate = 16_000;
/** A WAV file up to this size is sent as it is, so that the server judges the recording itself. */
const sentAsIsBytes = 8 * 1024 * 1024;

/**
 * A file of any format this browser plays as a WAV file to be sent; undefined: it plays none such. Five minutes come to
 * ten megabytes.
 */
export async function decodeSound(file: Blob): Promise<Blob | undefined> {
  const isWave = await startsWithRiff(file);
  if (isWave && file.size <= sentAsIsBytes) return new Blob([file], { type: "audio/wav" });
  try {
    const context = new OfflineAudioContext(1, 1, rate);
    const sound = await context.decodeAudioData(await file.arrayBuffer());
    const channels = Array.from({ length: sound.numberOfChannels }, (_, channel) =>
      sound.getChannelData(channel),
    );
    return encodeWave(channels, sound.sampleRate);
  } catch {
    return isWave ? new Blob([file], { type: "audio/wav" }) : undefined;
  }
}

async function startsWithRiff(file: Blob): Promise<boolean> {
  return (await file.slice(0, 4).text()) === "RIFF";
}
