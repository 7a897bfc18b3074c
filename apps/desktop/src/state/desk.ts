import type { ContactDocument } from "@maru/protocol";
import type { Client, Readable } from "@maru/sdk";
import type { Softphone } from "@maru/sdk/softphone";
import { createStore, type StoreApi } from "zustand/vanilla";
import { arrangeCards, type CardList, EMPTY_CARDS, neighbour } from "./card-list.ts";
import { createSecondClock } from "./clock.ts";
import { type Commands, createCommands } from "./commands.ts";
import { type CustomerDigits, watchDigits } from "./customer-digits.ts";
import { type DeskEvent, EMPTY_VIEW, eventsBetween } from "./desk-event.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createMarks, type Marks } from "./marks.ts";
import { createNotices, type Notices } from "./notices.ts";
import type { PlaceStore } from "./place-store.ts";
import { createSending, type Sending } from "./sending.ts";
import type { Session } from "./session.ts";
import { type Typists, watchTyping } from "./typists.ts";
import { unreadCount } from "./unread.ts";
import { createView, type ViewStore } from "./view.ts";

export type Unread = Readonly<Record<string, number>>;

type Options = {
  client: Client;
  phone: Softphone;
  session: Session;
  place: PlaceStore;
  draftStorage: Storage | undefined;
};

/** One agent's desk from sign-in to sign-out: what is on it, derived from the documents, and what may be done. */
export class Desk {
  readonly client: Client;
  /** The telephone in this browser. */
  readonly phone: Softphone;
  readonly session: Session;
  readonly place: PlaceStore;
  readonly view: ViewStore = createView();
  readonly notices: Notices = createNotices();
  readonly drafts: Drafts;
  readonly sending: Sending;
  readonly commands: Commands;
  /** The server's time, once a second. */
  readonly seconds: Readable<number>;
  readonly cards: StoreApi<CardList> = createStore<CardList>(() => EMPTY_CARDS);
  readonly unread: StoreApi<Unread> = createStore<Unread>(() => ({}));
  readonly typists: StoreApi<Typists>;
  readonly customerDigits: StoreApi<CustomerDigits>;
  /** Contacts whose consult this agent is ending. */
  readonly endingConsults = new Set<string>();
  #marks: Marks;
  #listeners = new Set<(event: DeskEvent) => void>();
  #held = false;
  #seen = EMPTY_VIEW;
  #endings: (() => void)[];

  constructor({ client, phone, session, place, draftStorage }: Options) {
    this.client = client;
    this.phone = phone;
    this.session = session;
    this.place = place;
    this.drafts = createDrafts(draftStorage, session.agentId);
    this.sending = createSending(client);
    this.commands = createCommands({ client, notices: this.notices });
    this.seconds = createSecondClock(() => client.serverNow());
    this.#marks = createMarks(client, () => this.#refreshUnread());
    const typing = watchTyping(client);
    this.typists = typing.store;
    const digits = watchDigits(client);
    this.customerDigits = digits.store;
    this.#endings = [
      client.documents.subscribe("", () => this.#refresh()),
      typing.close,
      digits.close,
      () => this.#marks.close(),
    ];
    this.#refresh();
  }

  /** While the pointer is over the list nothing in it may move. */
  holdCards(held: boolean): void {
    this.#held = held;
    if (!held) this.#refreshCards();
  }

  select(interactionId: string | null): void {
    this.place.go({ page: "contacts", interactionId });
  }

  selectNext(step: 1 | -1): void {
    const next = neighbour(this.cards.getState().slots, selectedId(this.place), step);
    if (next !== null) this.select(next);
  }

  send(interactionId: string, text: string): void {
    this.drafts.set(interactionId, "");
    this.client.typing(interactionId, false);
    this.sending.send(interactionId, text);
  }

  /** The agent looks at the end of this conversation. */
  see(interactionId: string): void {
    const latest = this.client.documents.entries(interactionId).at(-1)?.number ?? 0;
    if (takesPart(this.contact(interactionId), this.session.agentId))
      this.#marks.note(interactionId, latest, true);
  }

  onEvent(listener: (event: DeskEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  contact(interactionId: string): ContactDocument | undefined {
    return this.client.documents.get(`contact/${interactionId}`);
  }

  close(): void {
    for (const end of this.#endings) end();
  }

  #refresh(): void {
    const me = this.client.documents.get("me");
    if (me === undefined) return;
    const selected = selectedId(this.place);
    const slots = this.cards.getState().slots;
    this.#refreshCards();
    this.#noteDelivered(me.contactIds);
    this.#refreshUnread();
    this.sending.dropArrived();
    this.drafts.keepOnly(new Set(me.contactIds));
    if (selected !== null && !me.contactIds.includes(selected)) {
      // The contact on the screen is over: on to its neighbour in the list as it was.
      const next = neighbour(slots, selected, 1);
      if (slots.some(({ id }) => id === selected))
        this.place.go(
          { page: "contacts", interactionId: me.contactIds.includes(next ?? "") ? next : null },
          { replace: true },
        );
    }
    this.#tell(me.contactIds);
  }

  #tell(contactIds: readonly string[]): void {
    const contacts = new Map<string, ContactDocument>();
    for (const id of contactIds) {
      const contact = this.contact(id);
      if (contact !== undefined) contacts.set(id, contact);
    }
    const next = { me: this.client.documents.get("me"), contacts };
    const now = this.client.serverNow();
    const { answeredOffers } = this.commands;
    const events = eventsBetween(this.#seen, next, now, answeredOffers, this.endingConsults);
    this.#seen = next;
    for (const id of this.endingConsults)
      if ((contacts.get(id)?.call?.consult ?? null) === null) this.endingConsults.delete(id);
    for (const event of events) for (const listener of [...this.#listeners]) listener(event);
  }

  #refreshCards(): void {
    const ids = this.client.documents.get("me")?.contactIds ?? [];
    const last = this.cards.getState();
    const next = arrangeCards(last, ids, (id) => this.contact(id), this.#held);
    if (next !== last) this.cards.setState(next, true);
  }

  #refreshUnread(): void {
    const next: Record<string, number> = {};
    for (const { id } of this.cards.getState().slots) {
      const contact = this.contact(id);
      if (contact === undefined) continue;
      const entries = this.client.documents.entries(id);
      const count = unreadCount(contact, entries, this.session.agentId, this.#marks.seenUpTo(id));
      if (count > 0) next[id] = count;
    }
    const last = this.unread.getState();
    const same =
      Object.keys(last).length === Object.keys(next).length &&
      Object.entries(next).every(([id, count]) => last[id] === count);
    if (!same) this.unread.setState(next, true);
  }

  #noteDelivered(contactIds: readonly string[]): void {
    const myId = this.session.agentId;
    for (const id of contactIds) {
      const contact = this.contact(id);
      const latest = this.client.documents.entries(id).at(-1)?.number ?? 0;
      const mine = contact?.parties.find((party) => party.id === myId);
      if (latest > (mine?.deliveredUpTo ?? 0) && takesPart(contact, myId))
        this.#marks.note(id, latest, false);
    }
  }
}

export function selectedId(place: PlaceStore): string | null {
  const at = place.store.getState();
  return at.page === "contacts" ? at.interactionId : null;
}

/** Only who is in the conversation may mark it. */
function takesPart(contact: ContactDocument | undefined, myId: string): boolean {
  return (
    contact !== undefined &&
    contact.stage !== "ringing" &&
    contact.parties.some((party) => party.id === myId && party.status === "connected")
  );
}
