import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import { sentKey } from "../engine/indexes.ts";
import type { State } from "../engine/state.ts";
import type { PartyId } from "../ids.ts";
import type { AgentParty, CustomerParty, EntryBody, Interaction } from "./interaction.ts";

type ConversationEvent = Extract<
  Event,
  { type: "MessageSent" | "NoticeWritten" | "TranscriptMarked" }
>;

/**
 * A live transcript keeps this many entries in memory; older ones are read from the tables. Their client ids are
 * forgotten with them, live as after a restart: so far back a repeated message is known by its idempotency key only.
 */
export const TRANSCRIPT_IN_MEMORY = 1_000;
/** How many more may gather before the oldest go, so that dropping them is rare. */
const TRANSCRIPT_SLACK = 250;

export function applyConversationEvent(
  state: State,
  event: ConversationEvent,
  at: number,
  seq: number,
): void {
  const interaction = known(state.interactions.get(event.interactionId), "the interaction");
  if (event.type === "TranscriptMarked") {
    const party = known(readerOf(interaction, event.partyId), "the reader");
    party.deliveredUpTo = event.deliveredUpTo;
    party.readUpTo = event.readUpTo;
    return;
  }
  const { transcript } = interaction;
  const { sent } = known(state.indexes.traces.get(event.interactionId), "the interaction's trace");
  interaction.entryCount = event.number;
  transcript.push({ number: event.number, seq, at, roomId: event.roomId, body: bodyOf(event) });
  if (transcript.length > TRANSCRIPT_IN_MEMORY + TRANSCRIPT_SLACK) {
    for (const { body } of transcript.splice(0, transcript.length - TRANSCRIPT_IN_MEMORY)) {
      if (body.type === "message") sent.delete(sentKey(body.from, body.clientId));
    }
  }
  if (event.type === "NoticeWritten") return;
  const author = readerOf(interaction, event.from);
  if (author !== undefined) {
    // Who writes has seen what stands above.
    author.deliveredUpTo = event.number;
    author.readUpTo = event.number;
  }
  sent.set(sentKey(event.from, event.clientId), event.number);
}

/** Whoever reads and writes: outsiders are only on the telephone. */
function readerOf(
  interaction: Interaction,
  partyId: PartyId,
): CustomerParty | AgentParty | undefined {
  const party = interaction.parties.find(({ id }) => id === partyId);
  return party?.kind === "outside" ? undefined : party;
}

function bodyOf(event: Exclude<ConversationEvent, { type: "TranscriptMarked" }>): EntryBody {
  if (event.type === "NoticeWritten") {
    return { type: "notice", notice: event.notice, name: event.name };
  }
  const { from, name, clientId, text } = event;
  return { type: "message", from, name, clientId, text };
}
