import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordingAudioPath } from "@maru/protocol/routes";
import type { Client } from "@maru/sdk";
import { onTestFinished } from "vitest";
import { everHeardIn, type Heard, heardIn } from "./ear.ts";
import { until } from "./waiting.ts";

type Side = "customer" | "agent";
const CHANNELS: Readonly<Record<Side, number>> = { customer: 0, agent: 1 };

/** A recording as it is kept: what can be heard in it, and where it was paused. */
export interface KeptRecording {
  readonly durationMs: number;
  readonly paused: readonly { readonly from: number; readonly to: number | null }[];
  /** What a stretch (milliseconds) has for most of its time, and what it has at any time. */
  heard(
    stretch: { readonly from: number; readonly to: number },
    side: Side,
  ): { readonly steadily: Heard; readonly ever: readonly string[] };
}

/** The recording of a call, as soon as it is stored. */
export async function fetchRecording(
  { client, url, token }: { client: Client; url: string; token: string },
  interactionId: string,
): Promise<KeptRecording> {
  const { id, durationMs, paused } = await until(
    () => "the recording is not stored",
    async () => {
      const { recordings } = await client.query("interaction.get", { interactionId });
      return recordings.find(({ status }) => status === "stored");
    },
  );
  const answer = await fetch(new URL(recordingAudioPath(id), url), {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`no recording: ${answer.status}`);
  const folder = mkdtempSync(join(tmpdir(), "maru-recording-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "recording.wav");
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return {
    durationMs: durationMs ?? 0,
    paused,
    heard({ from, to }, side) {
      const stretch = { fromMs: Math.max(0, from), toMs: to, channel: CHANNELS[side] };
      return { steadily: heardIn(file, stretch), ever: [...everHeardIn(file, stretch)] };
    },
  };
}
