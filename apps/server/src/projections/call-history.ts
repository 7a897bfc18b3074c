import type { Event } from "@maru/core";
import type { SegmentDetail } from "@maru/protocol";
import type { SegmentList } from "./segment-list.ts";

/** The timeline's part that only calls have, and who leaves a conversation of several. */
const CALL_EVENTS = [
  "AgentJoined",
  "AgentLeft",
  "OutsideInvited",
  "OutsideLeft",
  "PrimaryChanged",
  "PartyMuted",
  "LegDialled",
  "OfferDialled",
  "LegAnswered",
  "LegEnded",
  "AnnouncementStarted",
  "AnnouncementEnded",
  "CustomerHeld",
  "CustomerResumed",
  "ConsultRequested",
  "ConsultAgentFound",
  "ConsultRinging",
  "ConsultConnected",
  "ConsultSwitched",
  "ConsultEnded",
  "RecordingStarted",
  "RecordingStopped",
  "RecordingPaused",
  "RecordingResumed",
  "AbusiveEndingBegun",
] as const satisfies Event["type"][];

export type CallEvent = Extract<Event, { type: (typeof CALL_EVENTS)[number] }>;

export function isCallEvent(event: Event): event is CallEvent {
  return (CALL_EVENTS as readonly string[]).includes(event.type);
}

export interface CallTimeline {
  readonly segments: SegmentList;
  readonly row: { readonly queue_id: string | null };
  change(columns: { abusive: boolean }): void;
}

export function applyCallEvent(history: CallTimeline, event: CallEvent, at: number): void {
  const { segments } = history;
  switch (event.type) {
    case "AgentJoined":
      segments.open("dial", at, { agent_id: event.agentId, peer_id: event.agentId });
      return;
    case "AgentLeft":
      agentLeft(history, event, at);
      return;
    case "OutsideInvited":
      outsideInvited(history, event, at);
      return;
    case "OutsideLeft":
      outsideLeft(history, event, at);
      return;
    case "PrimaryChanged":
      segments.note("primary_changed", at, event.agentId);
      return;
    case "LegDialled":
      dialled(history, event, at);
      return;
    case "LegAnswered":
      answered(history, partyOfLeg(event), at);
      return;
    case "LegEnded":
      legEnded(history, event, at);
      return;
    case "AnnouncementStarted":
      announces(segments, event, at);
      return;
    case "AnnouncementEnded":
      announced(segments, at);
      return;
    case "CustomerHeld":
      holds(segments, event.agentId, at);
      return;
    case "CustomerResumed":
      segments.end("hold", {}, at, "resumed");
      return;
    case "ConsultRequested":
      consultRequested(segments, event, at);
      return;
    case "ConsultSwitched":
      consultSwitched(segments, event.to, at);
      return;
    case "ConsultConnected":
      consultConnected(history, event);
      return;
    case "ConsultEnded":
      consultEnded(history, event, at);
      return;
    case "RecordingStarted":
      segments.note("recording_started", at, null);
      return;
    case "RecordingStopped":
      segments.note("recording_stopped", at, null);
      return;
    case "RecordingPaused":
      segments.note("recording_paused", at, event.agentId);
      return;
    case "RecordingResumed":
      segments.note("recording_resumed", at, event.agentId);
      return;
    case "AbusiveEndingBegun":
      abusiveEnding(history, event, at);
      return;
    case "PartyMuted":
    case "OfferDialled":
    case "ConsultAgentFound":
    case "ConsultRinging":
      return;
  }
}

/** What a flow says is part of the time in which it has the contact, or of the wait in a queue. */
function announces(
  segments: SegmentList,
  { announcement }: Of<"AnnouncementStarted">,
  at: number,
): void {
  if (announcement.prompts[0] === "abusive_ending") segments.open("announcement", at);
  if (announcement.prompts[0] === "greeting") segments.open("flow", at);
}

/** A flow goes on when what it says is over; the greeting of a call without one is over with it. */
function announced(segments: SegmentList, at: number): void {
  segments.end("announcement", {}, at, "completed");
  segments.end("flow", { peerId: null }, at, "completed");
}

type Of<Type extends CallEvent["type"]> = Extract<CallEvent, { type: Type }>;

/** A leg's id is `<interactionId>.<partyId>.<n>`; the customer's own call has the engine's id. */
function partyOfLeg({ interactionId, legId }: { interactionId: string; legId: string }): string {
  const prefix = `${interactionId}.`;
  return legId.startsWith(prefix) ? legId.slice(prefix.length).replace(/\.\d+$/, "") : CUSTOMER;
}

const CUSTOMER = "customer";
const isOutside = (partyId: string): boolean => partyId.startsWith("outside.");

/** Why an agent left, in the words of the timeline. */
const LEFT: Record<Of<"AgentLeft">["reason"], SegmentDetail> = {
  transferred: "transferred",
  connection_lost: "connection_lost",
  left: "left",
  dropped: "dropped",
  ended: "left",
  abusive_ending: "abusive",
};

function agentLeft({ segments }: CallTimeline, event: Of<"AgentLeft">, at: number): void {
  const { agentId, reason } = event;
  const detail = LEFT[reason];
  segments.end("talk", { agentId }, at, detail);
  if (reason === "connection_lost") segments.note("agent_connection_lost", at, agentId);
  if (event.wrapUp !== null) segments.open("wrap_up", at, { agent_id: agentId });
  endConference(segments, at);
}

function outsideInvited({ segments }: CallTimeline, event: Of<"OutsideInvited">, at: number): void {
  const { id: peer_id, name: peer_name } = event.party;
  segments.open("dial", at, { peer_id, peer_name });
  const consult = segments.findOpen("consult");
  if (consult !== undefined) segments.amend(consult, { peer_id, peer_name });
}

function outsideLeft({ segments }: CallTimeline, event: Of<"OutsideLeft">, at: number): void {
  const { partyId: peerId, reason } = event;
  const detail: SegmentDetail = reason === "ended" ? "left" : reason;
  segments.end("dial", { peerId }, at, detail);
  segments.end("talk", { peerId }, at, detail);
  endConference(segments, at);
}

/** With the customer and one other it is a call like any. */
function endConference(segments: SegmentList, at: number): void {
  if (segments.openOnes("talk").length < 2) segments.end("conference", {}, at, "left");
}

/** The customer of an outbound call is dialled for the agent whose phone was answered just before. */
function dialled(history: CallTimeline, event: Of<"LegDialled">, at: number): void {
  const { segments } = history;
  const { partyId: peer_id } = event;
  const agent_id =
    peer_id === CUSTOMER ? (segments.findEnded("dial", at)?.agent_id ?? null) : peer_id;
  segments.open("dial", at, { agent_id, peer_id });
}

function answered({ segments, row }: CallTimeline, peerId: string, at: number): void {
  const dial = segments.findOpen("dial", { peerId });
  if (dial === undefined) return;
  segments.close(dial, at, "answered");
  const { agent_id, peer_id, peer_name } = dial;
  const queue_id = row.queue_id;
  if (peerId === CUSTOMER) segments.open("talk", at, { agent_id, queue_id });
  // Transferred to: whom the customer speaks with from now on. Who is consulted does not speak with them.
  else if (isOutside(peerId) && segments.findOpen("consult") === undefined)
    segments.open("talk", at, { peer_id, peer_name });
}

function legEnded({ segments }: CallTimeline, event: Of<"LegEnded">, at: number): void {
  const peerId = partyOfLeg(event);
  const dial = segments.findOpen("dial", { peerId });
  if (dial !== undefined) segments.close(dial, at, event.cause);
  else if (event.awaitedUntil !== null) segments.note("agent_phone_lost", at, peerId);
}

function consultOf({ consult }: Of<"ConsultRequested">) {
  const { by: agent_id, target } = consult;
  switch (target.type) {
    case "agent":
      return { agent_id, peer_id: target.agentId };
    case "queue":
      return { agent_id, queue_id: target.queueId };
    case "number":
      return { agent_id, peer_name: target.number };
  }
}

/** The customer hears music; one hold, whatever keeps them there. */
function holds(segments: SegmentList, agentId: string | null, at: number): void {
  if (segments.findOpen("hold") === undefined) segments.open("hold", at, { agent_id: agentId });
}

/** For a consult: nobody else is with the customer, unless it is a conference (V-31). */
function leavesCustomer(segments: SegmentList, agentId: string | null, at: number): void {
  if (segments.openOnes("talk").length < 2) holds(segments, agentId, at);
}

function consultRequested(segments: SegmentList, event: Of<"ConsultRequested">, at: number): void {
  segments.open("consult", at, consultOf(event));
  leavesCustomer(segments, event.consult.by, at);
}

function consultSwitched(segments: SegmentList, to: "customer" | "colleague", at: number): void {
  if (to === "customer") segments.end("hold", {}, at, "resumed");
  else leavesCustomer(segments, segments.findOpen("consult")?.agent_id ?? null, at);
}

function abusiveEnding(history: CallTimeline, event: Of<"AbusiveEndingBegun">, at: number): void {
  history.segments.note("abusive_ending", at, event.agentId);
  history.change({ abusive: true });
}

function consultConnected({ segments }: CallTimeline, event: Of<"ConsultConnected">): void {
  const consult = segments.findOpen("consult");
  if (consult !== undefined) segments.amend(consult, { peer_id: event.partyId });
}

function consultEnded(history: CallTimeline, event: Of<"ConsultEnded">, at: number): void {
  const { segments, row } = history;
  const consult = segments.findOpen("consult");
  if (consult === undefined) return;
  const { outcome } = event;
  segments.close(consult, at, outcome);
  if (outcome !== "conference" && outcome !== "transferred") return;
  segments.end("hold", {}, at, "resumed");
  const { agent_id, peer_id, peer_name } = consult;
  // From now on the colleague speaks with the customer.
  if (peer_id !== null && isOutside(peer_id)) segments.open("talk", at, { peer_id, peer_name });
  else segments.open("talk", at, { agent_id: peer_id, queue_id: row.queue_id });
  if (outcome === "conference" && segments.findOpen("conference") === undefined)
    segments.open("conference", at, { agent_id });
}
