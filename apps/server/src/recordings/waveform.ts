import type { QueryResult } from "@maru/protocol";
import type { Tracks } from "./recording-files.ts";
import { openTrack } from "./wave-file.ts";

export type Waveform = Omit<QueryResult<"recording.waveform">, "durationMs">;

const MAX_PEAKS = 1_000;
const samplesAtOnce = 65_536;
const loudest = 32_768;

/** How loud each side is over time, both on the same clock. */
export async function makeWaveform({ customer, agents }: Tracks): Promise<Waveform> {
  const tracks = await Promise.all([openTrack(customer), openTrack(agents)]);
  const samples = Math.max(...tracks.map((track) => track?.samples ?? 0));
  const perPeak = Math.max(1, Math.ceil(samples / MAX_PEAKS));
  const peaks: number[][] = [];
  for (const track of tracks) {
    const heights = new Array<number>(Math.ceil(samples / perPeak)).fill(0);
    for (let at = 0; at < (track?.samples ?? 0); at += samplesAtOnce) {
      const part = (await track?.read(at, samplesAtOnce)) ?? [];
      for (let index = 0; index < part.length; index += 1) {
        const place = Math.floor((at + index) / perPeak);
        heights[place] = Math.max(heights[place] ?? 0, Math.abs(part[index] ?? 0));
      }
    }
    await track?.close();
    peaks.push(heights.map((height) => Math.round((height / loudest) * 1_000) / 1_000));
  }
  return { customer: peaks[0] ?? [], agent: peaks[1] ?? [] };
}
