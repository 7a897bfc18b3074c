import {
  type CustomerId,
  type Ending,
  type Interaction,
  type InteractionId,
  liveInteractionOf,
  type State,
} from "@maru/core";
import type { ChatDocument } from "@maru/protocol";
import { chatDocument, endedChat, NO_CHAT } from "./chat-document.ts";
import { DocumentSet } from "./document-set.ts";
import { entryDocument, entryKey, mayCustomerRead } from "./entry-document.ts";
import type { HubSubscription } from "./hub-subscription.ts";

/** A conversation of a customer; older entries are fetched from the history. */
const ENTRIES_PER_CHAT = 200;
const ENTRIES_SLACK = 50;

/**
 * What one customer sees: `chat` and what was said to them. A conversation that is over stays on their screen
 * until they begin another, or the view is dropped.
 */
export class CustomerView {
  readonly kind = "customer";
  readonly customerId: CustomerId;
  readonly documents: DocumentSet;
  readonly subscriptions = new Set<HubSubscription>();
  expiresAt = 0;
  #chat: ChatDocument = NO_CHAT;
  /** The call this customer began from a web page; it is in no index of conversations. */
  #callId: InteractionId | null = null;
  #entries: number[] = [];

  constructor(customerId: CustomerId, state: State) {
    this.customerId = customerId;
    this.documents = new DocumentSet(state.seq);
    this.refresh(state);
    this.documents.takeChanges();
  }

  get chatId(): InteractionId | null {
    return this.#chat.interactionId as InteractionId | null;
  }

  get isWaiting(): boolean {
    return this.#chat.phase === "waiting";
  }

  /** Is what is said in this interaction for the customer's eyes still. */
  follows(interactionId: InteractionId): boolean {
    return this.chatId === interactionId && this.#chat.phase !== "ended";
  }

  /** A call from a web page is shown as a conversation is: the place in the queue, and who speaks. */
  noteCall({ id, call }: Interaction): void {
    if (call !== null && call.customerNumber === null) this.#callId = id;
  }

  refresh(state: State): void {
    const interaction = this.#interactionToShow(state);
    if (interaction === undefined) {
      // Closed: `close` has said how, and it stays as it is.
      if (this.chatId === null) this.#show(NO_CHAT, state.seq);
      return;
    }
    if (interaction.id !== this.chatId) this.#beginChat(interaction, state.seq);
    this.#show(chatDocument(state, interaction), state.seq);
  }

  close(reason: Ending["reason"], seq: number): void {
    if (this.#chat.phase !== "ended") this.#show(endedChat(this.#chat, reason), seq);
  }

  addEntry(interactionId: InteractionId, number: number, json: string, seq: number): void {
    if (this.chatId !== interactionId) return;
    if (!this.documents.put(entryKey(interactionId, number), json, seq)) return;
    this.#entries.push(number);
    if (this.#entries.length <= ENTRIES_PER_CHAT + ENTRIES_SLACK) return;
    for (const old of this.#entries.splice(0, ENTRIES_SLACK))
      this.documents.forget(entryKey(interactionId, old));
  }

  #interactionToShow(state: State): Interaction | undefined {
    const live = liveInteractionOf(state, this.customerId) ?? this.#callOf(state);
    if (live !== undefined || this.chatId === null) return live;
    return state.interactions.get(this.chatId);
  }

  #callOf(state: State): Interaction | undefined {
    return this.#callId === null ? undefined : state.interactions.get(this.#callId);
  }

  #beginChat(interaction: Interaction, seq: number): void {
    for (const number of this.#entries)
      this.documents.remove(entryKey(this.chatId ?? "", number), seq);
    const readable = interaction.transcript.filter(mayCustomerRead).slice(-ENTRIES_PER_CHAT);
    this.#entries = readable.map(({ number }) => number);
    for (const entry of readable) {
      const json = JSON.stringify(entryDocument(interaction.id, entry));
      this.documents.put(entryKey(interaction.id, entry.number), json, seq);
    }
  }

  #show(chat: ChatDocument, seq: number): void {
    this.#chat = chat;
    this.documents.put("chat", JSON.stringify(chat), seq);
  }
}
