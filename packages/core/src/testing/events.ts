/** Events as tests expect them, whole. Only those that are written again and again have a short form. */
import { type AgentId, agentParty, CUSTOMER_PARTY, MAIN_ROOM } from "../ids.ts";
import { nameOf } from "./commands.ts";
import { id } from "./organisation.ts";

/** A queue's entry as it is when nothing special is asked; a test names what differs. */
export const queued = (
  interactionId: string,
  enteredAt: number,
  differs: Record<string, unknown> = {},
) => ({
  type: "InteractionQueued",
  interactionId,
  queueId: "sales",
  priority: 5,
  enteredAt,
  requiredSkills: {},
  relaxationSteps: 0,
  preferred: null,
  missedBy: null,
  reason: "new",
  ...differs,
});

export const started = (interactionId: string, entryPointId = "shop") => ({
  type: "InteractionStarted",
  interactionId,
  channel: "chat",
  direction: "inbound",
  entryPointId,
  customer: { id: interactionId, name: nameOf(interactionId), language: "ko" },
  call: null,
});

export const offered = (
  agentId: string,
  interactionId: string,
  madeAt: number,
  { attempt = 1, kind = { type: "routed" } as Record<string, unknown>, timeoutMs = 20_000 } = {},
) => ({
  type: "OfferMade",
  interactionId,
  offer: {
    id: `${interactionId}.${attempt}`,
    kind,
    agentId,
    madeAt,
    expiresAt: madeAt + timeoutMs,
    leg: null,
  },
});

export const offerEnded = (
  agentId: string,
  interactionId: string,
  outcome: "declined" | "timed_out" | "cancelled" | "withdrawn",
  attempt = 1,
) => ({
  type: "OfferEnded",
  interactionId,
  offerId: `${interactionId}.${attempt}`,
  agentId,
  outcome,
});

export const noticed = (interactionId: string, number: number, notice: string, name: string) => ({
  type: "NoticeWritten",
  interactionId,
  number,
  roomId: MAIN_ROOM,
  notice,
  name,
});

/** `who` is an agent, or `customer`, whose name is that of the interaction. */
export const said = (who: string, interactionId: string, number: number, text: string) => ({
  type: "MessageSent",
  interactionId,
  number,
  roomId: MAIN_ROOM,
  from: who === "customer" ? CUSTOMER_PARTY : agentParty(id<AgentId>(who)),
  name: nameOf(who === "customer" ? interactionId : who),
  clientId: text,
  text,
});

export const notResponding = (agentId: string, interactionId: string, since: number) => ({
  type: "AgentPresenceChanged",
  agentId,
  presence: { status: "not_responding", since, interactionId },
});

export const wrappedUp = (
  agentId: string,
  interactionId: string,
  { reasonId = "sold", automatic = false } = {},
) => ({ type: "WrapUpCompleted", interactionId, agentId, reasonId, automatic });

export const closed = (interactionId: string, reason: string) => ({
  type: "InteractionClosed",
  interactionId,
  reason,
});
