import {
  type AgentId,
  contactsOf,
  type Interaction,
  type InteractionId,
  permissionsOf,
  type QueueId,
  type State,
} from "@maru/core";
import { contactDocument } from "./contact-document.ts";
import { DocumentSet } from "./document-set.ts";
import { entryDocument, entryKey, mayRead } from "./entry-document.ts";
import type { HubSubscription } from "./hub-subscription.ts";
import { meDocument } from "./me-document.ts";

/** Entries of one contact in a snapshot; older ones are fetched from the history. */
export const ENTRIES_PER_CONTACT = 200;
/** How many more may gather, so that forgetting them is rare. */
const ENTRIES_SLACK = 50;

/** What one agent sees of their own: `me`, their contacts and what was said in them. */
export class AgentView {
  readonly kind = "agent";
  readonly agentId: AgentId;
  readonly documents: DocumentSet;
  readonly subscriptions = new Set<HubSubscription>();
  /** When it may go if nobody looks, epoch milliseconds. */
  expiresAt = 0;
  /** The queues they see: all views of the same scope see the same ones. */
  scope: QueueScope;
  readonly #contacts = new Set<InteractionId>();
  /** Of the contacts they take part in (an offered one is not read yet). */
  readonly #reading = new Map<InteractionId, Reading>();

  constructor(agentId: AgentId, state: State) {
    this.agentId = agentId;
    this.documents = new DocumentSet(state.seq);
    this.scope = queueScopeOf(state, agentId);
    this.refresh(state);
    this.documents.takeChanges();
  }

  /** Everything, from the state as it is. */
  refresh(state: State): void {
    this.refreshAgent(state);
    for (const interaction of contactsOf(state, this.agentId))
      this.refreshContact(state, interaction);
  }

  /** Themself, and contacts that came or went. */
  refreshAgent(state: State): void {
    const document = meDocument(state, this.agentId);
    if (document === null) this.documents.remove("me", state.seq);
    else this.documents.put("me", JSON.stringify(document), state.seq);
    const held = new Set<string>(document?.contactIds);
    for (const interactionId of this.#contacts)
      if (!held.has(interactionId)) this.#removeContact(interactionId, state.seq);
  }

  refreshContact(state: State, interaction: Interaction): void {
    const document = contactDocument(state, interaction, this.agentId);
    if (document === null) return;
    this.#contacts.add(interaction.id);
    this.documents.put(`contact/${interaction.id}`, JSON.stringify(document), state.seq);
    this.#read(interaction, state.seq);
  }

  addEntry(interactionId: InteractionId, number: number, json: string, seq: number): void {
    // Whoever does not read the conversation yet gets it as a whole when they begin to.
    const numbers = this.#reading.get(interactionId)?.numbers;
    if (numbers === undefined) return;
    if (!this.documents.put(entryKey(interactionId, number), json, seq)) return;
    numbers.push(number);
    if (numbers.length <= ENTRIES_PER_CONTACT + ENTRIES_SLACK) return;
    for (const old of numbers.splice(0, ENTRIES_SLACK))
      this.documents.forget(entryKey(interactionId, old));
  }

  /** They may be back before the cut, and what was said meanwhile was not for them to hear. */
  left(interactionId: InteractionId): void {
    const reading = this.#reading.get(interactionId);
    if (reading !== undefined) reading.connected = false;
  }

  /** Whoever joins, or comes back from their wrap-up, reads what was said without them. */
  #read(interaction: Interaction, seq: number): void {
    const party = interaction.parties.find(
      (candidate) => candidate.kind === "agent" && candidate.agentId === this.agentId,
    );
    if (party?.kind !== "agent") {
      this.#stopReading(interaction.id, seq);
      return;
    }
    const connected = party.activity.status === "connected";
    const reading = this.#reading.get(interaction.id);
    if (reading !== undefined && (reading.connected || !connected)) {
      reading.connected = connected;
      return;
    }
    const readable = interaction.transcript
      .filter((entry) => mayRead(interaction, party, entry))
      .slice(-ENTRIES_PER_CONTACT);
    this.#reading.set(interaction.id, { connected, numbers: readable.map(({ number }) => number) });
    for (const entry of readable) {
      const json = JSON.stringify(entryDocument(interaction.id, entry));
      this.documents.put(entryKey(interaction.id, entry.number), json, seq);
    }
  }

  #stopReading(interactionId: InteractionId, seq: number): void {
    for (const number of this.#reading.get(interactionId)?.numbers ?? [])
      this.documents.remove(entryKey(interactionId, number), seq);
    this.#reading.delete(interactionId);
  }

  #removeContact(interactionId: InteractionId, seq: number): void {
    this.#contacts.delete(interactionId);
    this.documents.remove(`contact/${interactionId}`, seq);
    this.#stopReading(interactionId, seq);
  }
}

/** The numbers of the entries held, and whether the agent was in the conversation when we looked last. */
type Reading = { connected: boolean; numbers: number[] };

/** `*`: all queues. Otherwise a team, which sees the queues it serves. */
export type QueueScope = string;
export const ALL_QUEUES: QueueScope = "*";

export function queueScopeOf(state: State, agentId: AgentId): QueueScope {
  const agent = state.configuration.agent.get(agentId);
  if (agent === undefined) return "";
  const { configuration } = state;
  return permissionsOf(configuration, agent).includes("floor.watch") ? ALL_QUEUES : agent.teamId;
}

export function queuesInScope(state: State, scope: QueueScope): QueueId[] {
  const queues = [...state.configuration.queue.values()];
  const visible =
    scope === ALL_QUEUES
      ? queues
      : queues.filter(({ teamIds }) => (teamIds as string[]).includes(scope));
  return visible.map(({ id }) => id);
}

/** Keys of the queues' documents that are not shown in this scope. */
export function queueKeysOutside(state: State, scope: QueueScope): string[] {
  const shown = new Set(queuesInScope(state, scope));
  return [...state.configuration.queue.keys()]
    .filter((queueId) => !shown.has(queueId))
    .map((queueId) => `queue/${queueId}`);
}
