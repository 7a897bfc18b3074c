import type { Dial } from "../call/call.ts";
import { type PromptName, promptName } from "../call/prompt-name.ts";
import { known } from "../engine/assert.ts";
import {
  agentParty,
  CONSULT_ROOM,
  CUSTOMER_PARTY,
  type InteractionId,
  type LegId,
  type PartyId,
  type RecordingId,
} from "../ids.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import type { Interaction, Offer, Party, Room } from "../interaction/interaction.ts";

/**
 * What should be heard in one call. Derived from the interaction and from nothing else; the reconciler makes the
 * media engine match it. An interaction that is over wants nothing.
 */
export type DesiredMedia = {
  interactionId: InteractionId;
  legs: DesiredLeg[];
  recorder: DesiredRecorder | null;
};

export type DesiredLeg = {
  id: LegId;
  partyId: PartyId;
  /** As far as core knows. One that is `up` and cannot be found is lost; it is not dialled again. */
  status: "ringing" | "up";
  /** How it is to be reached; null: it reached us, and is to be answered. */
  dial: Dial | null;
  place: Place;
  /** Their voice reaches nobody. */
  muted: boolean;
};

/** A prompt as a customer of that language hears it. */
export type SpokenPrompt = { name: PromptName; language: "ko" | "en" };

/**
 * Where a leg is, and so what it hears. A leg is in one place. `music`: the prompt over and over; without one, the
 * house's.
 */
export type Place =
  /** With the others of the room; `room` is `<interactionId>.<roomId>`. */
  | { type: "room"; room: string }
  /** Alone. */
  | { type: "music"; prompt?: SpokenPrompt }
  | { type: "silence" }
  /** Somebody is being rung for them. */
  | { type: "ringback" }
  /** The prompts are played once, one after the other, in `language`; the end of the last is reported. */
  | {
      type: "announcement";
      announcementId: string;
      prompts: PromptName[];
      language: "ko" | "en";
    };

/** Two tracks, what the leg says and what it hears. `silent`: the file goes on with silence. */
export type DesiredRecorder = { id: RecordingId; legId: LegId; silent: boolean };

/** Null: it is no call. */
export function desiredMedia(interaction: Interaction): DesiredMedia | null {
  const { id: interactionId, call } = interaction;
  if (call === null) return null;
  const legs: DesiredLeg[] = [];
  for (const party of interaction.parties) {
    if (party.leg === null) continue;
    const { id, status, dial, muted } = party.leg;
    legs.push({ id, partyId: party.id, status, dial, place: placeOf(interaction, party), muted });
  }
  for (const { agentId, leg } of interaction.offers) {
    if (leg === null) continue;
    const { id, status, dial, muted } = leg;
    legs.push({ id, partyId: agentParty(agentId), status, dial, place: SILENCE, muted });
  }
  return { interactionId, legs, recorder: recorderOf(interaction, legs) };
}

const SILENCE: Place = { type: "silence" };
const MUSIC: Place = { type: "music" };
const RINGBACK: Place = { type: "ringback" };

/** A room is for those who hear each other: whoever has nobody in theirs is in no room. */
function placeOf(interaction: Interaction, party: Party): Place {
  if (party.leg?.status !== "up") return SILENCE;
  const announced = party.kind === "customer" ? announcement(interaction) : null;
  if (announced !== null) return announced;
  const room = interaction.rooms.find(({ members }) => members.includes(party.id));
  if (room === undefined) return SILENCE;
  if (hears(interaction, room, party)) {
    return { type: "room", room: `${interaction.id}.${room.id}` };
  }
  const inFlow = party.kind === "customer" ? placeInFlow(interaction) : null;
  if (inFlow !== null) return inFlow;
  if (isKeptWaiting(interaction, party)) {
    return party.kind === "customer" ? musicFor(interaction) : MUSIC;
  }
  return isRungFor(interaction, room) ? RINGBACK : SILENCE;
}

/**
 * Who is asked something, or speaks on a voicemail, hears nothing; who is being transferred, that it rings; who waits
 * in a queue, its own music if it has any.
 */
function placeInFlow(interaction: Interaction): Place | null {
  switch (interaction.flow?.wait?.for) {
    case "queue":
      return musicFor(interaction);
    case "input":
    case "voicemail":
      return SILENCE;
    case "answer":
      return RINGBACK;
    default:
      return null;
  }
}

/** The queue step's, else the entry point's, else the house's. */
function musicFor({ flow, call, customer: { language } }: Interaction): Place {
  const ofStep = flow?.wait?.for === "queue" ? flow.wait.musicPromptId : null;
  const promptId = ofStep ?? call?.musicPromptId ?? null;
  if (promptId === null) return MUSIC;
  return { type: "music", prompt: { name: promptName(promptId), language } };
}

function announcement({ customer, call }: Interaction): Place | null {
  if (call === null || call.announcement === null) return null;
  const { id: announcementId, prompts } = call.announcement;
  return { type: "announcement", announcementId, prompts, language: customer.language };
}

/** Whether somebody else is in the room with an open line. A customer on hold is with nobody (V-30). */
function hears(interaction: Interaction, room: Room, party: Party): boolean {
  return (
    isHeardIn(interaction, party) &&
    room.members.some((id) => {
      if (id === party.id) return false;
      const other = interaction.parties.find((candidate) => candidate.id === id);
      return other?.leg?.status === "up" && isHeardIn(interaction, other);
    })
  );
}

function isHeardIn({ call }: Interaction, { kind }: Party): boolean {
  return kind !== "customer" || (call?.hold === null && call.announcement === null);
}

/**
 * Who is on hold: outsiders, and whoever is consulted while their colleague speaks with the customer. Never both
 * sides of a consult: where the customer is on hold, the other side hears nothing.
 */
function isKeptWaiting({ call, rooms, parties }: Interaction, party: Party): boolean {
  if (party.kind === "customer") return true;
  if (party.role !== "consulted") return party.kind === "outside";
  const by = call?.consult?.by;
  const owner = parties.find((other) => other.kind === "agent" && other.agentId === by);
  const consultRoom = rooms.find(({ id }) => id === CONSULT_ROOM);
  if (owner === undefined || consultRoom?.members.includes(owner.id) === true) return false;
  return owner.leg?.status === "up";
}

/** Whoever is alone there waits for somebody whose telephone rings. */
function isRungFor(interaction: Interaction, room: Room): boolean {
  const rings = (id: PartyId) =>
    interaction.parties.find((party) => party.id === id)?.leg?.status === "ringing";
  if (room.members.some(rings)) return true;
  return room.id === CONSULT_ROOM && interaction.offers.some(isConsultRinging);
}

function isConsultRinging({ kind, leg }: Offer): boolean {
  return kind.type === "consult" && leg !== null;
}

function recorderOf(interaction: Interaction, legs: DesiredLeg[]): DesiredRecorder | null {
  const recording = interaction.call?.recording ?? null;
  const leg = customerOf(interaction)?.leg ?? null;
  if (leg?.status !== "up") return null;
  const voicemail = interaction.call?.voicemail ?? null;
  if (voicemail?.isOn === true) {
    return { id: voicemail.recordingId, legId: leg.id, silent: false };
  }
  if (recording === null) return null;
  const customer = known(
    legs.find(({ partyId }) => partyId === CUSTOMER_PARTY),
    "the customer's leg",
  );
  const isWithAgent =
    customer.place.type === "room" && isAgentAt(interaction, legs, customer.place.room);
  return { id: recording.id, legId: leg.id, silent: !isWithAgent || recording.paused !== null };
}

function isAgentAt(interaction: Interaction, legs: DesiredLeg[], room: string): boolean {
  return legs.some(
    ({ partyId, place }) =>
      place.type === "room" &&
      place.room === room &&
      interaction.parties.some(({ id, kind }) => id === partyId && kind === "agent"),
  );
}
