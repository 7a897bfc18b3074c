import type { ContactDocument, MeDocument } from "@maru/protocol";
import { awaitsConfirmation } from "./offers.ts";

/** What happened at this desk that the agent must hear about, seen from the outside of two views. */
export type DeskEvent =
  | { type: "ringing"; contact: ContactDocument }
  /** The offer's time ran out, or it was called off; `rona`: and routing stopped for this agent. */
  | { type: "missed"; contact: ContactDocument; rona: boolean }
  | { type: "called_off"; contact: ContactDocument }
  /** Not responding without an offer this desktop saw: after a reload, say. */
  | { type: "not_responding" }
  | { type: "responding_again" }
  | { type: "available" }
  | { type: "message"; contact: ContactDocument }
  /** A call of this agent's begins: they dialled, or their telephone was answered, here or on the desk. */
  | { type: "call_begun"; contact: ContactDocument }
  /** A consult this agent asked for came to nothing, and not by their doing (V-53, V-54). */
  | { type: "consult_over"; contact: ContactDocument; target: ConsultTarget; unconfirmed: boolean }
  | { type: "signed_out"; by: "connection_lost" | "deactivated" };

export type ConsultTarget = NonNullable<NonNullable<ContactDocument["call"]>["consult"]>["target"];

export type DeskView = {
  me: MeDocument | undefined;
  contacts: ReadonlyMap<string, ContactDocument>;
};

export const EMPTY_VIEW: DeskView = { me: undefined, contacts: new Map() };

/** Clocks differ: an offer that vanishes this close to its end has run out. */
const EXPIRY_TOLERANCE_MS = 1_500;

/** What lies between two views. `answeredOffers`, `endingConsults`: what this agent did themself makes no event. */
export function eventsBetween(
  before: DeskView,
  after: DeskView,
  now: number,
  answeredOffers: ReadonlySet<string>,
  endingConsults: ReadonlySet<string> = new Set(),
): DeskEvent[] {
  const events: DeskEvent[] = [];
  const wasRona = before.me?.presence?.status === "not_responding";
  const isRona = after.me?.presence?.status === "not_responding";
  let ronaExplained = false;
  for (const contact of before.contacts.values()) {
    const offer = offerToTake(contact);
    if (offer === null || after.contacts.get(contact.id)?.offer?.id === offer.id) continue;
    const taken = after.contacts.get(contact.id);
    if ((taken !== undefined && taken.stage !== "ringing") || answeredOffers.has(offer.id))
      continue;
    if (isRona && !wasRona) {
      events.push({ type: "missed", contact, rona: !ronaExplained });
      ronaExplained = true;
    } else if (now >= offer.expiresAt - EXPIRY_TOLERANCE_MS)
      events.push({ type: "missed", contact, rona: false });
    else events.push({ type: "called_off", contact });
  }
  if (isRona && !wasRona && !ronaExplained) events.push({ type: "not_responding" });
  if (wasRona && !isRona) events.push({ type: "responding_again" });
  if (before.me !== undefined && isAvailable(after) && !isAvailable(before))
    events.push({ type: "available" });
  events.push(
    ...contactEvents(before, after),
    ...consultEvents(before, after, endingConsults),
    ...signOutEvents(before.me, after.me),
  );
  return events;
}

/** What a colleague has yet to confirm comes, and may go again, without a sound (V-53). */
const offerToTake = (contact: ContactDocument | undefined): ContactDocument["offer"] =>
  contact === undefined || awaitsConfirmation(contact) ? null : contact.offer;

const isAvailable = (view: DeskView): boolean => view.me?.presence?.status === "available";

const isTalking = ({ stage }: ContactDocument): boolean =>
  stage !== "ringing" && stage !== "wrap_up";

function contactEvents(before: DeskView, after: DeskView): DeskEvent[] {
  const events: DeskEvent[] = [];
  for (const contact of after.contacts.values()) {
    const last = before.contacts.get(contact.id);
    const offer = offerToTake(contact);
    if (offer !== null && offer.id !== offerToTake(last)?.id)
      events.push({ type: "ringing", contact });
    // After a reload it has begun before.
    const talked = before.me === undefined || (last !== undefined && isTalking(last));
    if (contact.channel === "voice" && isTalking(contact) && !talked)
      events.push({ type: "call_begun", contact });
    const message = contact.lastMessage;
    if (
      contact.stage === "connected" &&
      last?.stage === "connected" &&
      message?.from === "customer" &&
      message.number > (last.lastMessage?.number ?? 0)
    )
      events.push({ type: "message", contact });
  }
  return events;
}

function consultEvents(
  before: DeskView,
  after: DeskView,
  ending: ReadonlySet<string>,
): DeskEvent[] {
  return [...after.contacts.values()].flatMap((contact) => {
    const asked = before.contacts.get(contact.id)?.call?.consult ?? null;
    if (asked === null || !asked.byMe || asked.status === "connected") return [];
    if (contact.call?.consult !== null || !isTalking(contact) || ending.has(contact.id)) return [];
    const unconfirmed = asked.status === "confirming";
    return [{ type: "consult_over", contact, target: asked.target, unconfirmed }];
  });
}

function signOutEvents(before: MeDocument | undefined, after: MeDocument | undefined): DeskEvent[] {
  if (after === undefined || after.status !== "signed_out") return [];
  if (before?.status === "signed_out") return [];
  const by = after.signedOutBy;
  return by === "connection_lost" || by === "deactivated" ? [{ type: "signed_out", by }] : [];
}
