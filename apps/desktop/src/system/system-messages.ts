import type { SystemDocument } from "@maru/protocol";
import type { Text } from "../state/notices.ts";

/** Something everybody on the floor should know (G-81). */
export type SystemMessage = {
  /** The same trouble keeps its id; the same trouble again, later, is another. */
  id: string;
  tone: "trouble" | "quiet";
  text: Text;
  since: number;
};

/** What is out of service now. Who has no telephone is told of trouble, and not of what is merely off. */
export function systemMessages(
  { voice, unreachableTrunks }: SystemDocument,
  hasTelephone: boolean,
): SystemMessage[] {
  const id = `voice-${voice.status}-${voice.since}`;
  const { since } = voice;
  const messages: SystemMessage[] = [];
  if (voice.status === "down")
    messages.push({ id, tone: "trouble", text: { key: "system.voiceDown" }, since });
  if (voice.status === "preparing" && hasTelephone)
    messages.push({ id, tone: "quiet", text: { key: "system.voicePreparing" }, since });
  if (voice.status === "off" && hasTelephone)
    messages.push({ id, tone: "quiet", text: { key: "system.voiceOff" }, since });
  // While no voice is up at all, its lines say nothing of their own.
  const [first, ...others] =
    voice.status === "up" ? unreachableTrunks.toSorted((a, b) => a.since - b.since) : [];
  if (first !== undefined)
    messages.push({
      id: `trunks-${[first, ...others].map((trunk) => `${trunk.id}-${trunk.since}`).join("-")}`,
      tone: "trouble",
      text:
        others.length === 0
          ? { key: "system.trunk", values: { name: first.name } }
          : { key: "system.trunks", values: { name: first.name, count: others.length } },
      since: first.since,
    });
  return messages;
}
