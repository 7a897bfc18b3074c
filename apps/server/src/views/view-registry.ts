import type { AgentId, CustomerId, InteractionId, State } from "@maru/core";
import type { Audience } from "../engine/organisation-engine.ts";
import { AgentView } from "./agent-view.ts";
import { CustomerView } from "./customer-view.ts";

/** How long a view is kept up to date with nobody looking, so that a lost connection resumes. */
export const RETAIN_MS = 120_000;
const SWEEP_MS = 30_000;
/** Beyond it the one that has waited longest goes early: who comes back to it gets a snapshot. */
const MAX_RETAINED = 20_000;

export type View = AgentView | CustomerView;

/** The views somebody looks at, or looked at a moment ago. */
export class ViewRegistry {
  readonly agents = new Map<AgentId, AgentView>();
  readonly customers = new Map<CustomerId, CustomerView>();
  /** Whose conversation an interaction is: it can have left memory when we look. */
  readonly chats = new Map<InteractionId, CustomerView>();
  readonly #now: () => number;
  readonly #onDropped: (view: View) => void;
  /** Nobody looks at these; the one left first, first. */
  readonly #retained = new Set<View>();
  #timer: NodeJS.Timeout | null = null;

  constructor(now: () => number, onDropped: (view: View) => void) {
    this.#now = now;
    this.#onDropped = onDropped;
  }

  *all(): Iterable<View> {
    yield* this.agents.values();
    yield* this.customers.values();
  }

  /** The view of that audience, made from the state if there is none. */
  open(audience: Audience, state: State): View {
    if (audience.kind === "agent") {
      let view = this.agents.get(audience.agentId);
      if (view === undefined) {
        view = new AgentView(audience.agentId, state);
        this.agents.set(audience.agentId, view);
      }
      return view;
    }
    let view = this.customers.get(audience.customerId);
    if (view === undefined) {
      view = new CustomerView(audience.customerId, state);
      this.customers.set(audience.customerId, view);
      if (view.chatId !== null) this.chats.set(view.chatId, view);
    }
    return view;
  }

  refreshCustomer(view: CustomerView, state: State): void {
    const before = view.chatId;
    view.refresh(state);
    if (view.chatId !== before && before !== null) this.chats.delete(before);
    if (view.chatId !== null) this.chats.set(view.chatId, view);
  }

  /** Somebody looks at it. */
  hold(view: View): void {
    this.#retained.delete(view);
  }

  /** Nobody looks at it any more. */
  release(view: View): void {
    view.expiresAt = this.#now() + RETAIN_MS;
    this.#retained.add(view);
    const [oldest] = this.#retained;
    if (this.#retained.size > MAX_RETAINED && oldest !== undefined) this.#drop(oldest);
    this.#timer ??= this.#planSweep();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #planSweep(): NodeJS.Timeout {
    return setTimeout(() => {
      for (const view of this.#retained) {
        if (view.expiresAt > this.#now()) break;
        this.#drop(view);
      }
      this.#timer = this.#retained.size > 0 ? this.#planSweep() : null;
    }, SWEEP_MS).unref();
  }

  #drop(view: View): void {
    this.#retained.delete(view);
    if (view.kind === "agent") this.agents.delete(view.agentId);
    else {
      this.customers.delete(view.customerId);
      if (view.chatId !== null) this.chats.delete(view.chatId);
    }
    this.#onDropped(view);
  }
}
