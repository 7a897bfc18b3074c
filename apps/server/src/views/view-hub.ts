import type { AgentId, Commit, InteractionId, LegId, State } from "@maru/core";
import type { Build } from "../engine/commit-pipeline.ts";
import type { Audience, ByeReason, Position, Sink } from "../engine/organisation-engine.ts";
import { type AgentView, queueKeysOutside, queueScopeOf } from "./agent-view.ts";
import type { CustomerView } from "./customer-view.ts";
import { type DirtyMarks, markDirty, noMarks } from "./dirty-marks.ts";
import type { Changes } from "./document-set.ts";
import {
  type EntryEvent,
  entryDocument,
  entryOf,
  mayCustomerRead,
  mayRead,
} from "./entry-document.ts";
import { changesFrame, snapshotFrame } from "./frames.ts";
import { HubSubscription } from "./hub-subscription.ts";
import { relayDigit, relayTyping } from "./relay.ts";
import { type SharedChanges, SharedDocuments } from "./shared-documents.ts";
import { type View, ViewRegistry } from "./view-registry.ts";

/** How stale a queue's figures and the directory may be. */
const COALESCE_MS = 250;
/** How often customers are told that they moved up. */
const POSITIONS_MS = 1_000;

/**
 * Who looks at what, and what they are to be told. It is given each commit right after it changed the state
 * (`note`), and at each cut of the pipeline builds the documents that changed; their frames go out once the
 * batch is durable. So everything it builds is from a state that is, or is about to be, on disk as a whole.
 */
export class ViewHub {
  readonly #state: State;
  readonly #deps: ViewHubDependencies;
  readonly #registry: ViewRegistry;
  readonly #shared = new SharedDocuments();
  readonly #views = new WeakMap<HubSubscription, View>();
  #marks: DirtyMarks = noMarks();
  /** Marks that wait for their interval. */
  #later: DirtyMarks = noMarks();
  #dirtyViews = new Set<View>();
  #coalesceTimer: NodeJS.Timeout | null = null;
  #positionsTimer: NodeJS.Timeout | null = null;
  #directoryReaders = 0;
  #closed = false;

  constructor(state: State, deps: ViewHubDependencies) {
    this.#state = state;
    this.#deps = deps;
    this.#registry = new ViewRegistry(deps.now, (view) => this.#onDropped(view));
  }

  get subscriptionCount(): number {
    let count = 0;
    for (const view of this.#registry.all()) count += view.subscriptions.size;
    return count;
  }

  /** Right after the commit has changed the state. */
  note(commit: Commit): void {
    markDirty(this.#marks, this.#state, commit);
    for (const event of commit.events) {
      if (event.type === "MessageSent" || event.type === "NoticeWritten")
        this.#noteEntry(event, commit);
      if (event.type === "AgentLeft")
        this.#registry.agents.get(event.agentId)?.left(event.interactionId);
    }
  }

  /** The frames of everything noted since the last call. */
  build(): () => void {
    const marks = this.#marks;
    this.#marks = noMarks();
    const state = this.#state;
    for (const agentId of marks.agents) {
      const view = this.#registry.agents.get(agentId);
      if (view === undefined) continue;
      view.refreshAgent(state);
      this.#dirtyViews.add(view);
    }
    for (const interactionId of marks.interactions) this.#refreshInteraction(interactionId);
    for (const [interactionId, reason] of marks.closed) {
      const view = this.#registry.chats.get(interactionId);
      view?.close(reason, state.seq);
      if (view !== undefined) this.#dirtyViews.add(view);
      this.#registry.chats.delete(interactionId);
    }
    this.#postpone(marks);
    return this.#frames();
  }

  subscribe(audience: Audience, sink: Sink, since?: Position): HubSubscription {
    const subscription = new HubSubscription(sink, {
      setDirectory: (it, on) => this.#setDirectory(it, on),
      forget: (it) => this.#forget(it),
    });
    this.#deps.atBoundary(() => {
      if (subscription.closed) return () => undefined;
      const view = this.#registry.open(audience, this.#state);
      view.subscriptions.add(subscription);
      this.#registry.hold(view);
      this.#views.set(subscription, view);
      const { seq } = this.#state;
      const frame = this.#firstFrame(view, since);
      return () => subscription.begin(frame, seq);
    });
    return subscription;
  }

  relayTyping(audience: Audience, interactionId: InteractionId, on: boolean): void {
    relayTyping(this.#state, this.#registry, audience, { interactionId, on });
  }

  relayDigit(interactionId: InteractionId, legId: LegId, digit: string): void {
    relayDigit(this.#state, this.#registry, { interactionId, legId, digit });
  }

  close(reason: ByeReason): void {
    this.#closed = true;
    this.#registry.close();
    for (const timer of [this.#coalesceTimer, this.#positionsTimer])
      if (timer !== null) clearTimeout(timer);
    for (const view of this.#registry.all())
      for (const subscription of [...view.subscriptions]) subscription.bye(reason);
  }

  /** An entry is for whoever was in the room when it was written, so it is not left until the cut. */
  #noteEntry(event: EntryEvent, { seq, at }: Commit): void {
    const { interactionId, number, roomId } = event;
    let json: string | null = null;
    const give = (view: View | undefined): void => {
      if (view === undefined) return;
      json ??= JSON.stringify(entryDocument(interactionId, entryOf(event, seq, at)));
      view.addEntry(interactionId, number, json, seq);
      this.#dirtyViews.add(view);
    };
    const interaction = this.#state.interactions.get(interactionId);
    for (const party of interaction?.parties ?? []) {
      if (party.kind === "agent" && interaction !== undefined) {
        const view = this.#registry.agents.get(party.agentId);
        if (view !== undefined && mayRead(interaction, party, { at, roomId })) give(view);
      }
    }
    const customer = this.#registry.chats.get(interactionId);
    if (customer?.follows(interactionId) === true && mayCustomerRead({ roomId })) give(customer);
  }

  #refreshInteraction(interactionId: InteractionId): void {
    const state = this.#state;
    const interaction = state.interactions.get(interactionId);
    if (interaction === undefined) return;
    const agentIds = new Set<AgentId>();
    for (const party of interaction.parties)
      if (party.kind === "agent") agentIds.add(party.agentId);
    for (const offer of interaction.offers) agentIds.add(offer.agentId);
    for (const agentId of agentIds) {
      const view = this.#registry.agents.get(agentId);
      if (view === undefined) continue;
      view.refreshContact(state, interaction);
      this.#dirtyViews.add(view);
    }
    const view = this.#registry.customers.get(interaction.customer.id);
    if (view === undefined) return;
    view.noteCall(interaction);
    this.#refreshCustomer(view);
  }

  #refreshCustomer(view: CustomerView): void {
    this.#registry.refreshCustomer(view, this.#state);
    this.#dirtyViews.add(view);
  }

  #postpone({ configuration, queues, positions, colleagues }: DirtyMarks): void {
    const later = this.#later;
    later.configuration ||= configuration;
    later.queues ||= queues;
    later.positions ||= positions;
    if (this.#directoryReaders > 0) for (const agentId of colleagues) later.colleagues.add(agentId);
    if (this.#closed) return;
    if (configuration || queues || colleagues.size > 0) {
      this.#coalesceTimer ??= this.#after(COALESCE_MS, () => {
        this.#coalesceTimer = null;
        return this.#buildCoalesced();
      });
    }
    if (positions) {
      this.#positionsTimer ??= this.#after(POSITIONS_MS, () => {
        this.#positionsTimer = null;
        return this.#buildPositions();
      });
    }
  }

  #after(delayMs: number, build: Build): NodeJS.Timeout {
    return setTimeout(() => this.#deps.atBoundary(build), delayMs).unref();
  }

  #buildCoalesced(): () => void {
    const state = this.#state;
    const { configuration, colleagues } = this.#later;
    this.#later = { ...noMarks(), positions: this.#later.positions };
    const moved = configuration ? this.#refreshConfigured() : [];
    this.#shared.refresh(state);
    const everybody = configuration ? this.#directoryKeys() : colleagues;
    this.#shared.refreshColleagues(state, everybody);
    const deliver = this.#frames(this.#shared.takeChanges());
    const { seq } = state;
    const fresh = moved.flatMap((view) =>
      [...view.subscriptions].map((subscription) => {
        const frame = this.#snapshot(view, subscription.directory);
        return () => subscription.send(frame, seq);
      }),
    );
    return () => {
      deliver();
      for (const send of fresh) send();
    };
  }

  #directoryKeys(): Set<AgentId> {
    if (this.#directoryReaders === 0) return new Set();
    const known = [...this.#shared.openDirectory(this.#state).keys()];
    const ids = known
      .filter((key) => key.startsWith(AGENT_KEY))
      .map((key) => key.slice(AGENT_KEY.length) as AgentId);
    return new Set([...ids, ...this.#state.configuration.agent.keys()]);
  }

  /** Names and rules may have changed in any document. Answers the agents who see other queues than before. */
  #refreshConfigured(): AgentView[] {
    const moved: AgentView[] = [];
    for (const view of this.#registry.agents.values()) {
      view.refresh(this.#state);
      this.#dirtyViews.add(view);
      const scope = queueScopeOf(this.#state, view.agentId);
      if (scope === view.scope) continue;
      view.scope = scope;
      view.documents.requireSnapshot(this.#state.seq + 1);
      moved.push(view);
    }
    for (const view of this.#registry.customers.values()) this.#refreshCustomer(view);
    return moved;
  }

  #buildPositions(): () => void {
    this.#later.positions = false;
    for (const view of this.#registry.customers.values()) {
      if (view.isWaiting && view.subscriptions.size > 0) this.#refreshCustomer(view);
    }
    return this.#frames();
  }

  /** One frame for each connection there is something to tell, in one piece: frames of one seq do not come apart. */
  #frames(shared?: SharedChanges): () => void {
    const { seq } = this.#state;
    const outgoing: [HubSubscription, string][] = [];
    const concerned = shared === undefined ? this.#dirtyViews : this.#registry.all();
    const alike = new Map<string, string>();
    for (const view of concerned) {
      const own = view.documents.takeChanges();
      if (view.subscriptions.size === 0) continue;
      const ofScope = view.kind === "agent" ? shared?.scopes.get(view.scope) : undefined;
      for (const subscription of view.subscriptions) {
        const directory = subscription.directory ? (shared?.directory ?? undefined) : undefined;
        const parts = [own, ofScope, directory].filter(saysSomething);
        if (parts.length === 0) continue;
        // Who has nothing of their own to hear is told the same as others of their scope.
        const key =
          saysSomething(own) || view.kind === "customer"
            ? null
            : `${view.scope} ${directory !== undefined}`;
        const frame = (key === null ? undefined : alike.get(key)) ?? join(seq, parts);
        if (key !== null) alike.set(key, frame);
        outgoing.push([subscription, frame]);
      }
    }
    this.#dirtyViews = new Set();
    return () => {
      for (const [subscription, frame] of outgoing) subscription.send(frame, seq);
    };
  }

  #firstFrame(view: View, since: Position | undefined): string {
    const { seq } = this.#state;
    const shared =
      view.kind === "agent" ? this.#shared.ofScope(this.#state, view.scope) : undefined;
    const known = Math.max(view.documents.knownSince, shared?.knownSince ?? 0);
    if (since?.epoch !== this.#deps.epoch || since.seq < known || since.seq > seq)
      return this.#snapshot(view, false);
    const missed = [view.documents.since(since.seq)];
    if (view.kind === "agent" && shared !== undefined) {
      missed.push(shared.since(since.seq));
      // Of the directory, if they looked into it before: it begins anew when they ask for it again.
      missed.push({ put: [], remove: queueKeysOutside(this.#state, view.scope) });
    }
    return join(seq, missed);
  }

  #snapshot(view: View, directory: boolean): string {
    const state = this.#state;
    const documents = view.documents.all();
    if (view.kind === "agent") documents.push(...this.#shared.ofScope(state, view.scope).all());
    if (directory) documents.push(...this.#shared.openDirectory(state).all());
    return snapshotFrame(this.#deps.epoch, state.seq, this.#deps.now(), documents);
  }

  #setDirectory(subscription: HubSubscription, on: boolean): void {
    this.#deps.atBoundary(() => {
      const view = this.#views.get(subscription);
      const idle = subscription.closed || view?.kind !== "agent" || subscription.directory === on;
      if (idle) return () => undefined;
      // What everybody sees is brought up to where the directory begins: a figure shown in the one and not yet in
      // the other would stay, were it to go back before the next look.
      const deliver = this.#directoryReaders === 0 ? this.#buildCoalesced() : () => undefined;
      subscription.directory = on;
      const { seq } = this.#state;
      const directory = this.#shared.openDirectory(this.#state);
      // With whom they may remember from before and who is gone.
      let changes: Changes = { put: directory.all(), remove: directory.since(0).remove };
      if (!on) {
        // What nobody tells them of any more, they no longer see.
        const own = new Set(this.#shared.ofScope(this.#state, view.scope).keys());
        changes = { put: [], remove: [...directory.keys()].filter((key) => !own.has(key)) };
      }
      this.#countDirectoryReader(on ? 1 : -1);
      const frame = join(seq, [changes]);
      return () => {
        deliver();
        subscription.send(frame, seq);
      };
    });
  }

  #countDirectoryReader(change: 1 | -1): void {
    this.#directoryReaders += change;
    if (this.#directoryReaders === 0) this.#shared.closeDirectory();
  }

  #forget(subscription: HubSubscription): void {
    const view = this.#views.get(subscription);
    if (view === undefined) return;
    view.subscriptions.delete(subscription);
    if (subscription.directory) this.#countDirectoryReader(-1);
    if (view.subscriptions.size === 0 && !this.#closed) this.#registry.release(view);
  }

  #onDropped(view: View): void {
    this.#dirtyViews.delete(view);
    if (view.kind === "customer") return;
    for (const { scope } of this.#registry.agents.values()) if (scope === view.scope) return;
    this.#shared.forgetScope(view.scope);
  }
}

const AGENT_KEY = "agent/";

export type ViewHubDependencies = {
  epoch: string;
  now(): number;
  atBoundary(build: Build): void;
};

function saysSomething(changes: Changes | undefined): changes is Changes {
  return changes !== undefined && (changes.put.length > 0 || changes.remove.length > 0);
}

function join(seq: number, parts: readonly Changes[]): string {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return changesFrame(seq, only.put, only.remove);
  return changesFrame(
    seq,
    parts.flatMap(({ put }) => put),
    parts.flatMap(({ remove }) => remove),
  );
}
