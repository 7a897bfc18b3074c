import type { ContactDocument, MeDocument } from "@maru/protocol";
import { awaitsConfirmation, isRinging } from "./offers.ts";

export type Channel = ContactDocument["channel"];
export type ChannelTab = "all" | Channel;

/** A place in the list. `over`: the contact is gone, its place is kept while the pointer is over the list. */
export type CardSlot = { id: string; channel: Channel; over: boolean };

export type CardList = {
  /** Offers, the one that came first in front: they have a place of their own above the list. */
  ringing: readonly string[];
  /** Offers that wait for a colleague to confirm: they come where the others ring, and do not. */
  reserved: readonly string[];
  slots: readonly CardSlot[];
  counts: Readonly<Record<ChannelTab, number>>;
};

export const EMPTY_CARDS: CardList = {
  ringing: [],
  reserved: [],
  slots: [],
  counts: { all: 0, chat: 0, voice: 0, email: 0, social: 0 },
};

/**
 * The next list from the last. Nothing that is there moves: what is new goes to the end, and what is over keeps
 * its place as long as `held`, so that nothing slides under the pointer in the moment of a click.
 */
export function arrangeCards(
  last: CardList,
  contactIds: MeDocument["contactIds"],
  contactOf: (
    id: string,
  ) => Pick<ContactDocument, "stage" | "channel" | "offer" | "controls"> | undefined,
  held: boolean,
): CardList {
  const present = contactIds.flatMap((id) => {
    const contact = contactOf(id);
    return contact === undefined ? [] : [{ id, contact }];
  });
  const counts = { ...EMPTY_CARDS.counts, all: present.length };
  for (const { contact } of present) counts[contact.channel] += 1;

  const ringing = present
    .filter(({ contact }) => isRinging(contact))
    .sort((a, b) => (a.contact.offer?.madeAt ?? 0) - (b.contact.offer?.madeAt ?? 0))
    .map(({ id }) => id);
  const reserved = present.filter(({ contact }) => awaitsConfirmation(contact)).map(({ id }) => id);
  const taken = new Map(
    present.filter(({ contact }) => contact.stage !== "ringing").map((one) => [one.id, one]),
  );

  const slots: CardSlot[] = [];
  for (const slot of last.slots) {
    const still = taken.delete(slot.id);
    if (still || held) slots.push(slot.over === !still ? slot : { ...slot, over: !still });
  }
  for (const { id, contact } of taken.values())
    slots.push({ id, channel: contact.channel, over: false });
  return keepIdentity(last, { ringing, reserved, slots, counts });
}

/** The card to go to from `id`: over the ones that are gone, around the end. */
export function neighbour(
  slots: readonly CardSlot[],
  id: string | null,
  step: 1 | -1,
): string | null {
  const live = slots.filter((slot) => !slot.over || slot.id === id);
  if (live.length === 0) return null;
  const at = live.findIndex((slot) => slot.id === id);
  if (at === -1) return (step === 1 ? live[0] : live.at(-1))?.id ?? null;
  const next = live[(at + step + live.length) % live.length];
  return next === undefined || next.over ? null : next.id;
}

/** Unchanged parts keep their identity: who looks at them need not look again. */
function keepIdentity(last: CardList, next: CardList): CardList {
  const ringing = sameItems(last.ringing, next.ringing) ? last.ringing : next.ringing;
  const reserved = sameItems(last.reserved, next.reserved) ? last.reserved : next.reserved;
  const slots = sameItems(last.slots, next.slots) ? last.slots : next.slots;
  const counts = Object.entries(next.counts).every(
    ([tab, count]) => last.counts[tab as ChannelTab] === count,
  )
    ? last.counts
    : next.counts;
  const same =
    ringing === last.ringing &&
    reserved === last.reserved &&
    slots === last.slots &&
    counts === last.counts;
  return same ? last : { ringing, reserved, slots, counts };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
