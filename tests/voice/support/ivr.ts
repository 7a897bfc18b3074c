import type { CommandInput } from "@maru/protocol";
import type { Client } from "@maru/sdk";
import { type Party, TONE_AMPLITUDE, TONES } from "./parties.ts";
import { synthesise } from "./tone.ts";
import type { VoiceCorner } from "./voice-corner.ts";
import { encodeWave } from "./wave-file.ts";

type Put = CommandInput<"configuration.put">;

/** A step of a flow: its fields beside those every step has. */
export type Step = { readonly id: string; readonly type: string } & Record<string, unknown>;

const NO_TEXT = { ko: "", en: "" };

/** What a step says: the prompt of this name. */
export const says = (promptId: string | null) => ({ promptId, text: NO_TEXT });

/** A prompt that is a party's tone, of so many seconds, so that an ear can tell it. */
export async function putTonePrompt(
  admin: Client,
  id: string,
  party: Party,
  seconds: number,
): Promise<void> {
  const rate = 16_000;
  const samples = synthesise([{ hz: TONES[party], amplitude: TONE_AMPLITUDE }], rate, seconds);
  const { sha256, durationMs } = await admin.storeSound(
    new Blob([new Uint8Array(encodeWave(samples, rate))], { type: "audio/wav" }),
  );
  const ko = { source: "recording", text: "", sha256, durationMs } as const;
  await admin.command("configuration.put", {
    ...{ kind: "prompt", id, name: id, sound: { ko, en: null } },
  } as Put);
}

/** Hours of every day, or of none. */
export async function putHours(admin: Client, id: string, isOpen: boolean): Promise<void> {
  const day = isOpen ? [{ from: "00:00", to: "24:00" }] : [];
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  await admin.command("configuration.put", {
    ...{ kind: "businessHours", id, name: id, description: "" },
    weekly: Object.fromEntries(days.map((name) => [name, day])),
    ...{ holidayListIds: [], overrides: [] },
  } as unknown as Put);
}

/** Draws the flow, publishes it, and has the corner's calls enter by it. */
export async function publishFlow(
  admin: Client,
  corner: VoiceCorner,
  steps: readonly Step[],
): Promise<void> {
  const id = `flow-${corner.key}`;
  const nodes = steps.map((step) => ({ label: "", position: { x: 0, y: 0 }, exits: {}, ...step }));
  await admin.command("configuration.put", {
    ...{ kind: "flow", id, name: id, description: "", channel: "voice", draft: { nodes } },
  } as unknown as Put);
  await admin.command("flow.publish", { flowId: id });
  const { items } = await admin.query("configuration.list", { kind: "entryPoint" });
  const entryPoint = items.find((item) => item.id === corner.entryPointId);
  await admin.command("configuration.put", {
    ...entryPoint,
    ...{ kind: "entryPoint", flowId: id },
  } as Put);
}
