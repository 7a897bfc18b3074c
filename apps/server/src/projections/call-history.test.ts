import type { AgentId, Event, InteractionId } from "@maru/core";
import { expect, test } from "vitest";
import { InteractionHistory, isInteractionEvent } from "./interaction-history.ts";

const interactionId = "call" as InteractionId;
const [alice, bob] = ["alice", "bob"] as AgentId[];
const legOf = (partyId: string) => ({ id: `call.${partyId}.1` });

/** The timeline after these events, each a second after the one before; `detail` empty: it goes on. */
function timeline(...events: object[]): string[] {
  const begin = {
    type: "InteractionStarted",
    interactionId,
    channel: "voice",
    direction: "inbound",
    entryPointId: "main",
    customer: { id: "carol", name: "Carol", language: "ko" },
    call: { customerNumber: "+821098765432", ourNumber: null, customerLeg: null },
  } as unknown as Extract<Event, { type: "InteractionStarted" }>;
  const history = InteractionHistory.begin(begin, 0);
  for (const [index, part] of events.entries()) {
    const event = { interactionId, ...part } as unknown as Event;
    if (isInteractionEvent(event)) history.apply(event, index + 1);
  }
  return [...history.segments.changed].map(
    ({ kind, agent_id, peer_id, detail, started_at, ended_at }) =>
      [
        kind,
        agent_id ?? "-",
        peer_id ?? "-",
        detail || "…",
        `${started_at}-${ended_at ?? ""}`,
      ].join(" "),
  );
}

const answered = [
  { type: "InteractionQueued", queueId: "sales", reason: "new" },
  { type: "OfferMade", offer: { id: "o1", agentId: alice, kind: { type: "routed" } } },
  { type: "OfferAccepted", offerId: "o1", agentId: alice },
];
const consult = (target: object) => ({ type: "ConsultRequested", consult: { by: alice, target } });
const rest = (lines: string[]) => lines.slice(2);

test("V-30 V-31: a hold goes on in the consult that begins", () => {
  expect(
    rest(
      timeline(
        ...answered,
        { type: "CustomerHeld", agentId: alice },
        consult({ type: "number", number: "+82311234567" }),
      ),
    ),
  ).toEqual(["talk alice - … 3-", "hold alice - … 4-", "consult alice - … 5-"]);
});

test("V-31 V-55: in a consult the customer is on hold while the agent is with the colleague", () => {
  expect(
    rest(
      timeline(
        ...answered,
        consult({ type: "number", number: "+82311234567" }),
        { type: "ConsultSwitched", to: "customer" },
        { type: "ConsultSwitched", to: "colleague" },
        { type: "ConsultEnded", outcome: "ended_by_requester" },
        { type: "CustomerHeld", agentId: alice },
        { type: "CustomerResumed", agentId: alice },
      ),
    ),
  ).toEqual([
    "talk alice - … 3-",
    "consult alice - ended_by_requester 4-7",
    "hold alice - resumed 4-5",
    "hold alice - resumed 6-9",
  ]);
});

test("V-60 V-61: a conference is a stretch in which colleagues talk with the customer, until two are left", () => {
  expect(
    rest(
      timeline(
        ...answered,
        consult({ type: "agent", agentId: bob }),
        { type: "OfferMade", offer: { id: "o2", agentId: bob, kind: { type: "consult" } } },
        { type: "OfferAccepted", offerId: "o2", agentId: bob },
        { type: "ConsultConnected", partyId: bob },
        { type: "ConsultEnded", outcome: "conference" },
        { type: "AgentLeft", agentId: bob, reason: "left", transferredTo: null, wrapUp: null },
      ),
    ),
  ).toEqual([
    "talk alice - … 3-",
    "consult alice bob conference 4-8",
    "hold alice - resumed 4-8",
    "offer bob - accepted 5-6",
    "talk bob - left 8-9",
    "conference alice - left 8-9",
  ]);
});

test("V-40 V-46: transferred to a number, the customer talks on without an agent", () => {
  expect(
    rest(
      timeline(
        ...answered,
        { type: "AgentLeft", agentId: alice, reason: "transferred", wrapUp: { endsAt: null } },
        { type: "OutsideInvited", party: { id: "outside.1", name: "창고", leg: {} } },
        { type: "LegAnswered", legId: legOf("outside.1").id },
        { type: "OutsideLeft", partyId: "outside.1", reason: "hung_up" },
      ),
    ),
  ).toEqual([
    "talk alice - transferred 3-4",
    "wrap_up alice - … 4-",
    "dial - outside.1 answered 5-6",
    "talk - outside.1 hung_up 6-7",
  ]);
});

test("V-54: a number that is consulted and does not answer leaves what it was", () => {
  expect(
    rest(
      timeline(
        ...answered,
        consult({ type: "number", number: "+82311234567" }),
        { type: "OutsideInvited", party: { id: "outside.1", name: "창고", leg: {} } },
        { type: "OutsideLeft", partyId: "outside.1", reason: "no_answer" },
        { type: "ConsultEnded", outcome: "not_answered" },
      ),
    ),
  ).toEqual([
    "talk alice - … 3-",
    "consult alice outside.1 not_answered 4-7",
    "hold alice - … 4-",
    "dial - outside.1 no_answer 5-6",
  ]);
});

test("V-74 V-75: of an outbound call it is told whose phone rang, and when the customer answered", () => {
  const dial = [
    { type: "AgentJoined", agentId: alice, role: "primary", leg: legOf("alice") },
    { type: "LegAnswered", legId: legOf("alice").id },
  ];
  const first = timeline(...dial);
  expect(first).toEqual(["dial alice alice answered 1-2"]);
});

test("an agent's phone that vanishes is noted, and so is who leads then", () => {
  expect(
    rest(
      timeline(
        ...answered,
        { type: "LegEnded", legId: legOf("alice").id, cause: "lost", awaitedUntil: 99 },
        { type: "LegDialled", partyId: "alice", leg: legOf("alice") },
        { type: "LegAnswered", legId: legOf("alice").id },
        { type: "PrimaryChanged", agentId: bob },
      ),
    ),
  ).toEqual([
    "talk alice - … 3-",
    "event alice - agent_phone_lost 4-4",
    "dial alice alice answered 5-6",
    "event bob - primary_changed 7-7",
  ]);
});

test("K-44: an abusive call is marked as such, and its announcement is a stretch", () => {
  expect(
    rest(
      timeline(
        ...answered,
        { type: "AbusiveEndingBegun", agentId: alice },
        { type: "AgentLeft", agentId: alice, reason: "abusive_ending", wrapUp: { endsAt: null } },
        { type: "AnnouncementStarted", announcement: { prompts: ["abusive_ending"] } },
        { type: "AnnouncementEnded" },
      ),
    ),
  ).toEqual([
    "talk alice - abusive 3-5",
    "event alice - abusive_ending 4-4",
    "wrap_up alice - … 5-",
    "announcement - - completed 6-7",
  ]);
});
