import {
  type EntryBody,
  type Event,
  type Interaction,
  MAIN_ROOM,
  type Party,
  type TranscriptEntry,
} from "@maru/core";
import type { EntryDocument } from "@maru/protocol";

export function entryKey(interactionId: string, number: number): string {
  return `entry/${interactionId}/${number}`;
}

export function entryDocument(interactionId: string, entry: TranscriptEntry): EntryDocument {
  return { interactionId, number: entry.number, at: entry.at, body: bodyOf(entry.body) };
}

export type EntryEvent = Extract<Event, { type: "MessageSent" | "NoticeWritten" }>;

/** The entry an event writes, as core keeps it. */
export function entryOf(event: EntryEvent, seq: number, at: number): TranscriptEntry {
  const { number, roomId, name } = event;
  const body =
    event.type === "NoticeWritten"
      ? ({ type: "notice", notice: event.notice, name } as const)
      : ({
          type: "message",
          from: event.from,
          name,
          clientId: event.clientId,
          text: event.text,
        } as const);
  return { number, seq, at, roomId, body };
}

function bodyOf(body: EntryBody): EntryDocument["body"] {
  if (body.type === "notice") return { type: "notice", notice: body.notice, name: body.name };
  const { type, from, name, clientId, text } = body;
  return { type, from, name, clientId, text };
}

/**
 * Whether a party may read an entry. An agent: what is said where they are, and, having left, what was said
 * before. The customer: the main room, which is theirs by definition; no other room ever has them in it.
 */
export function mayRead(
  interaction: Interaction,
  party: Party,
  entry: Pick<TranscriptEntry, "at" | "roomId">,
): boolean {
  if (party.kind === "customer") return mayCustomerRead(entry);
  if (party.kind === "outside") return false;
  if (party.activity.status === "wrap_up") return entry.at <= party.activity.since;
  const room = interaction.rooms.find(({ id }) => id === entry.roomId);
  return room?.members.includes(party.id) ?? false;
}

export function mayCustomerRead(entry: Pick<TranscriptEntry, "roomId">): boolean {
  return entry.roomId === MAIN_ROOM;
}
